using System;
using System.Text;
using Station.Bytes;
using Station.Hal;

namespace Station.Sealing;

/// <summary>
/// The keys with which this station seals now, as derived in docs/telemetry-format.md section 2. They live in RAM only, and the chain key from which they come is not kept.
/// </summary>
public sealed class KeyRing
{
    public const int KeyBytes = 32;

    /// <summary>Bytes of a key id: station u32, generation u8, epoch u24.</summary>
    public const int KeyIdBytes = 8;

    /// <summary>The last epoch that a key id can name.</summary>
    public const int EpochLimit = (1 << 24) - 1;

    /// <param name="mac">The board's HMAC-SHA-256.</param>
    /// <param name="station">Station number.</param>
    /// <param name="generation">Generation, 0 to 255.</param>
    /// <param name="epoch">Epoch of <paramref name="chainKey"/>, 0 to 2^24 - 1.</param>
    /// <param name="chainKey">The chain key of that epoch, 32 bytes.</param>
    /// <param name="commandKey">The downlink key C, 32 bytes.</param>
    public KeyRing(IMac mac, uint station, int generation, int epoch, byte[] chainKey, byte[] commandKey)
    {
        Mac = mac;
        Station = station;
        Generation = generation;
        CommandKey = commandKey;
        Take(epoch, chainKey);
    }

    public IMac Mac { get; }

    public uint Station { get; }

    public int Generation { get; }

    public int Epoch { get; private set; }

    /// <summary>Generation and epoch of the keys in force, as in a key id: generation u8, epoch u24.</summary>
    public uint SealingKey => ((uint)Generation << 24) | (uint)Epoch;

    /// <summary>The same of the downlink key, which has no epochs.</summary>
    public uint DownlinkKey => (uint)Generation << 24;

    public byte[] BlockKey { get; private set; }

    public byte[] LiveKey { get; private set; }

    public byte[] CommandKey { get; }

    /// <summary>Overwrites a key that is no longer needed. Copies that the runtime has made on its way through memory are out of reach.</summary>
    public static void Wipe(byte[] key) => Array.Clear(key, 0, key.Length);

    /// <summary>Seals with a later epoch from now on and forgets the keys of the one before. An epoch never falls: an earlier one changes nothing.</summary>
    public void Advance(int epoch, byte[] chainKey)
    {
        if (epoch <= Epoch)
        {
            return;
        }

        Wipe(BlockKey);
        Wipe(LiveKey);
        Take(epoch, chainKey);
    }

    /// <summary>Writes the key id of a generation and epoch of this station.</summary>
    public void WriteKeyId(ByteWriter writer, uint sealingKey)
    {
        writer.U32(Station);
        writer.U32(sealingKey);
    }

    private void Take(int epoch, byte[] chainKey)
    {
        Epoch = epoch;
        BlockKey = Mac.Compute(chainKey, Encoding.UTF8.GetBytes("SF1 block"));
        LiveKey = Mac.Compute(chainKey, Encoding.UTF8.GetBytes("SF1 live"));
    }
}
