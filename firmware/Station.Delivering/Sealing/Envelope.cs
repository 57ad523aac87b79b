using Station.Bytes;

namespace Station.Sealing;

/// <summary>
/// The one way in which a message is wrapped: COSE_Mac0 with HMAC 256/256 (RFC 9052 section 6.2, RFC 9053 section 3.1), laid out byte
/// by byte in docs/telemetry-format.md section 2.
/// </summary>
public sealed class Envelope
{
    /// <summary>Largest payload that is sealed or opened.</summary>
    public const int PayloadLimitBytes = 4000;

    /// <summary>Bytes around the largest payload.</summary>
    public const int OverheadBytes = 53;

    public const int TagBytes = 32;

    private const int ProtectedBytes = 13;
    private const int ByteStringShort = 0x40;
    private const int ByteStringOneLengthByte = 0x58;
    private const int ByteStringTwoLengthBytes = 0x59;

    /// <summary>{1: 5, 4: h'...'} up to the key id.</summary>
    private static readonly byte[] ProtectedStart = { 0xA2, 0x01, 0x05, 0x04, 0x48 };

    /// <summary>Array of 4 and the text "MAC0", which begin what the tag covers (RFC 9052 section 6.3).</summary>
    private static readonly byte[] MacStructureStart = { 0x84, 0x64, 0x4D, 0x41, 0x43, 0x30 };

    private readonly KeyRing keys;
    private readonly ByteReader reader = new ByteReader();

    public Envelope(KeyRing keys) => this.keys = keys;

    /// <summary>The 32-byte tag of a payload of this station under a block or live key of the present epoch.</summary>
    public byte[] TagOf(byte[] source, int offset, int count, byte[] key) => TagOf(source, offset, count, key, keys.SealingKey);

    /// <summary>The message of a payload and its tag, in an array of exactly its length.</summary>
    /// <param name="sealingKey">Generation and epoch of the key that made the tag, as in <see cref="KeyRing.SealingKey"/>.</param>
    /// <param name="source">Holds the payload.</param>
    /// <param name="payloadOffset">Where the payload begins.</param>
    /// <param name="payloadCount">Bytes of the payload.</param>
    /// <param name="tags">Holds the tag.</param>
    /// <param name="tagOffset">Where the tag begins.</param>
    public byte[] Wrap(uint sealingKey, byte[] source, int payloadOffset, int payloadCount, byte[] tags, int tagOffset)
    {
        var message = new ByteWriter(new byte[1 + 1 + ProtectedBytes + 1 + HeadBytes(payloadCount) + payloadCount + 2 + TagBytes]);
        message.U8(0x84);
        WriteProtected(message, sealingKey);
        message.U8(0xA0);
        WriteByteStringHead(message, payloadCount);
        message.Bytes(source, payloadOffset, payloadCount);
        message.U8(ByteStringOneLengthByte);
        message.U8(TagBytes);
        message.Bytes(tags, tagOffset, TagBytes);
        return message.Buffer;
    }

    /// <summary>
    /// Opens a message that the platform sealed for this station with the downlink key. False when anything about it is not exactly as it must be.
    /// </summary>
    public bool TryOpenDownlink(byte[] message, int count, out int payloadOffset, out int payloadCount)
    {
        payloadOffset = 0;
        payloadCount = 0;
        if (!HasHead(message, count))
        {
            return false;
        }

        reader.Open(message, 1 + 1 + ProtectedBytes + 1, count - (1 + 1 + ProtectedBytes + 1));
        payloadCount = ReadByteStringHead();
        payloadOffset = reader.Position;
        reader.Skip(payloadCount);
        int tagHead = reader.U16();
        int tagOffset = reader.Position;
        reader.Skip(TagBytes);
        if (!reader.Finished || tagHead != ((ByteStringOneLengthByte << 8) | TagBytes))
        {
            return false;
        }

        byte[] tag = TagOf(message, payloadOffset, payloadCount, keys.CommandKey, keys.DownlinkKey);
        return Equal(tag, message, tagOffset);
    }

    /// <summary>Compares in a time that does not depend on where the tags differ.</summary>
    private static bool Equal(byte[] tag, byte[] message, int offset)
    {
        int difference = 0;
        for (int i = 0; i < TagBytes; i++)
        {
            difference |= tag[i] ^ message[offset + i];
        }

        return difference == 0;
    }

    private static void WriteByteStringHead(ByteWriter writer, int count)
    {
        if (count < 24)
        {
            writer.U8(ByteStringShort | count);
        }
        else if (count < 256)
        {
            writer.U8(ByteStringOneLengthByte);
            writer.U8(count);
        }
        else
        {
            writer.U8(ByteStringTwoLengthBytes);
            writer.U16(count);
        }
    }

    private static int HeadBytes(int count) => count < 24 ? 1 : count < 256 ? 2 : 3;

    private int ReadByteStringHead()
    {
        int head = reader.U8();
        if (head >= ByteStringShort && head < ByteStringShort + 24)
        {
            return head - ByteStringShort;
        }

        int count = head == ByteStringOneLengthByte ? reader.U8() : head == ByteStringTwoLengthBytes ? reader.U16() : -1;
        bool shortest = head == ByteStringOneLengthByte ? count >= 24 : count >= 256;
        return shortest && count <= PayloadLimitBytes ? count : PayloadLimitBytes + 1;
    }

    private bool HasHead(byte[] message, int count)
    {
        var expected = new ByteWriter(new byte[1 + 1 + ProtectedBytes + 1]);
        expected.U8(0x84);
        WriteProtected(expected, keys.DownlinkKey);
        expected.U8(0xA0);
        if (count < expected.Position)
        {
            return false;
        }

        for (int i = 0; i < expected.Position; i++)
        {
            if (message[i] != expected.Buffer[i])
            {
                return false;
            }
        }

        return true;
    }

    private void WriteProtected(ByteWriter writer, uint sealingKey)
    {
        writer.U8(ByteStringShort | ProtectedBytes);
        writer.Bytes(ProtectedStart, 0, ProtectedStart.Length);
        keys.WriteKeyId(writer, sealingKey);
    }

    /// <summary>The MAC wants a buffer of exactly the right length, so one is made for each message.</summary>
    private byte[] TagOf(byte[] payload, int offset, int count, byte[] key, uint sealingKey)
    {
        var structure = new ByteWriter(new byte[MacStructureStart.Length + 1 + ProtectedBytes + 1 + HeadBytes(count) + count]);
        structure.Bytes(MacStructureStart, 0, MacStructureStart.Length);
        WriteProtected(structure, sealingKey);
        structure.U8(ByteStringShort);
        WriteByteStringHead(structure, count);
        structure.Bytes(payload, offset, count);
        return keys.Mac.Compute(key, structure.Buffer);
    }
}
