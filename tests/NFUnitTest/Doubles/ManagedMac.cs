using System;
using Station.Hal;

namespace Station.UnitTests.Doubles;

/// <summary>HMAC-SHA-256 (RFC 2104, FIPS 180-4) in portable code, for tests that run where the native one is not at hand.</summary>
internal sealed class ManagedMac : IMac
{
    private const int BlockBytes = 64;
    private const int InnerPad = 0x36;
    private const int OuterPad = 0x5C;

    private static readonly uint[] RoundConstants =
    {
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    };

    /// <summary>The key is at most a block long.</summary>
    public byte[] Compute(byte[] key, byte[] message) => Hash(Pad(key, OuterPad), Hash(Pad(key, InnerPad), message));

    private static byte[] Pad(byte[] key, int pad)
    {
        byte[] block = new byte[BlockBytes];
        Array.Copy(key, 0, block, 0, key.Length);
        for (int i = 0; i < BlockBytes; i++)
        {
            block[i] ^= (byte)pad;
        }

        return block;
    }

    private static byte[] Hash(byte[] head, byte[] tail)
    {
        int count = head.Length + tail.Length;
        byte[] padded = new byte[(count + 8) / BlockBytes * BlockBytes + BlockBytes];
        Array.Copy(head, 0, padded, 0, head.Length);
        Array.Copy(tail, 0, padded, head.Length, tail.Length);
        padded[count] = 0x80;
        WriteWord(padded, padded.Length - 4, (uint)count * 8);

        uint[] state = { 0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19 };
        uint[] schedule = new uint[64];
        for (int block = 0; block < padded.Length; block += BlockBytes)
        {
            Compress(state, schedule, padded, block);
        }

        byte[] digest = new byte[32];
        for (int i = 0; i < state.Length; i++)
        {
            WriteWord(digest, i * 4, state[i]);
        }

        return digest;
    }

    private static void Compress(uint[] state, uint[] schedule, byte[] bytes, int offset)
    {
        for (int i = 0; i < 16; i++)
        {
            int at = offset + i * 4;
            schedule[i] = (uint)((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
        }

        for (int i = 16; i < 64; i++)
        {
            uint early = schedule[i - 15];
            uint late = schedule[i - 2];
            uint mixedEarly = Turn(early, 7) ^ Turn(early, 18) ^ (early >> 3);
            uint mixedLate = Turn(late, 17) ^ Turn(late, 19) ^ (late >> 10);
            schedule[i] = schedule[i - 16] + mixedEarly + schedule[i - 7] + mixedLate;
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++)
        {
            uint first = h + (Turn(e, 6) ^ Turn(e, 11) ^ Turn(e, 25)) + ((e & f) ^ (~e & g)) + RoundConstants[i] + schedule[i];
            uint second = (Turn(a, 2) ^ Turn(a, 13) ^ Turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint Turn(uint value, int count) => (value >> count) | (value << (32 - count));

    private static void WriteWord(byte[] bytes, int offset, uint value)
    {
        bytes[offset] = (byte)(value >> 24);
        bytes[offset + 1] = (byte)(value >> 16);
        bytes[offset + 2] = (byte)(value >> 8);
        bytes[offset + 3] = (byte)value;
    }
}
