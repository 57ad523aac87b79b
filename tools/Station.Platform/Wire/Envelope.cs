using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Station.Platform.Wire;

/// <summary>
/// The COSE_Mac0 around every sealed message. Its layout is fixed, so that it is read by position and compared byte by
/// byte: whatever is not the one way to write it is refused.
/// </summary>
public readonly ref struct Envelope
{
    public const int LongestPayload = 4000;
    public const int TagLength = 32;
    public const int LongestMessage = PayloadHeadOffset + 3 + LongestPayload + TagHeadLength + TagLength;

    private const int KeyIdLength = 8;
    private const int KeyIdOffset = 7;
    private const int PayloadHeadOffset = KeyIdOffset + KeyIdLength + 1;
    private const int TagHeadLength = 2;
    private const byte ByteString = 0x40;

    /// <summary>Array of 4, byte string of 13, map {1: 5, 4: bytes of 8}.</summary>
    private static ReadOnlySpan<byte> Head => [0x84, 0x4D, 0xA2, 0x01, 0x05, 0x04, 0x48];

    private static ReadOnlySpan<byte> TagHead => [0x58, TagLength];

    /// <summary>Array of 4, text of 4 "MAC0": the beginning of what the tag covers.</summary>
    private static ReadOnlySpan<byte> CoveredHead => [0x84, 0x64, (byte)'M', (byte)'A', (byte)'C', (byte)'0'];

    private readonly ReadOnlySpan<byte> message;

    private Envelope(ReadOnlySpan<byte> message, int payloadOffset)
    {
        this.message = message;
        Payload = message[payloadOffset..^(TagHeadLength + TagLength)];
        var keyId = message.Slice(KeyIdOffset, KeyIdLength);
        KeyId = new KeyId(
            BinaryPrimitives.ReadUInt32BigEndian(keyId),
            keyId[4],
            BinaryPrimitives.ReadInt32BigEndian(keyId[4..]) & 0xFFFFFF);
    }

    public KeyId KeyId { get; }

    public ReadOnlySpan<byte> Payload { get; }

    public ReadOnlySpan<byte> Tag => message[^TagLength..];

    public static bool TryParse(ReadOnlySpan<byte> message, out Envelope envelope)
    {
        envelope = default;
        if (message.Length < PayloadHeadOffset + 1 + TagHeadLength + TagLength || message.Length > LongestMessage
            || !message.StartsWith(Head) || message[PayloadHeadOffset - 1] != 0xA0)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[3];
        foreach (var headLength in (ReadOnlySpan<int>)[1, 2, 3])
        {
            var payloadLength = message.Length - PayloadHeadOffset - headLength - TagHeadLength - TagLength;
            if (payloadLength >= 0 && WriteByteStringHead(payloadLength, head) == headLength
                && message[PayloadHeadOffset..].StartsWith(head[..headLength]))
            {
                envelope = new Envelope(message, PayloadHeadOffset + headLength);
                return payloadLength <= LongestPayload && message[^(TagHeadLength + TagLength)..].StartsWith(TagHead);
            }
        }

        return false;
    }

    /// <summary>Whether the tag is that of this key over this content.</summary>
    public bool Verify(ReadOnlySpan<byte> key)
    {
        Span<byte> expected = stackalloc byte[TagLength];
        ComputeTag(key, message[..^(TagHeadLength + TagLength)], expected);
        return CryptographicOperations.FixedTimeEquals(expected, Tag);
    }

    /// <summary>Seals a payload.</summary>
    public static byte[] Seal(KeyId keyId, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, LongestPayload);
        Span<byte> payloadHead = stackalloc byte[3];
        var headLength = WriteByteStringHead(payload.Length, payloadHead);
        var payloadOffset = PayloadHeadOffset + headLength;
        var message = new byte[payloadOffset + payload.Length + TagHeadLength + TagLength];
        Head.CopyTo(message);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(KeyIdOffset), keyId.Station);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(KeyIdOffset + 4), (keyId.Generation << 24) | keyId.Epoch);
        message[PayloadHeadOffset - 1] = 0xA0;
        payloadHead[..headLength].CopyTo(message.AsSpan(PayloadHeadOffset));
        payload.CopyTo(message.AsSpan(payloadOffset));
        TagHead.CopyTo(message.AsSpan(payloadOffset + payload.Length));
        ComputeTag(key, message.AsSpan(0, payloadOffset + payload.Length), message.AsSpan(message.Length - TagLength));
        return message;
    }

    /// <summary>
    /// What the tag covers differs from the message only in its head and in an empty byte string where the message has
    /// its empty map: one copy puts it together.
    /// </summary>
    private static void ComputeTag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> untagged, Span<byte> tag)
    {
        Span<byte> covered = stackalloc byte[LongestMessage + 8];
        CoveredHead.CopyTo(covered);
        var afterArrayHead = untagged[1..];
        afterArrayHead.CopyTo(covered[CoveredHead.Length..]);
        covered[CoveredHead.Length + PayloadHeadOffset - 2] = ByteString;
        HMACSHA256.HashData(key, covered[..(CoveredHead.Length + afterArrayHead.Length)], tag);
    }

    /// <summary>Writes the shortest head of a byte string and returns its length.</summary>
    private static int WriteByteStringHead(int length, Span<byte> head)
    {
        switch (length)
        {
            case < 24:
                head[0] = (byte)(ByteString | length);
                return 1;
            case < 256:
                head[0] = ByteString | 24;
                head[1] = (byte)length;
                return 2;
            default:
                head[0] = ByteString | 25;
                BinaryPrimitives.WriteUInt16BigEndian(head[1..], (ushort)length);
                return 3;
        }
    }
}
