using System.Buffers.Binary;

namespace Station.Platform.Wire;

/// <summary>What the platform holds of a station's blocks, in the words of the telemetry format, section 4.6.</summary>
public sealed record Receipt(ulong Session, long UpTo, IReadOnlyList<BlockRange> Missing, long Tail)
{
    public const int MostRanges = 16;
    private const int LongestVarint = 9;

    public byte[] ToPayload()
    {
        var bytes = new List<byte>(10 + (LongestVarint * (3 + (2 * Missing.Count)))) { (byte)MessageKind.Receipt };
        Span<byte> session = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(session, Session);
        bytes.AddRange(session);
        AddVarint(bytes, UpTo);
        AddVarint(bytes, Missing.Count);
        foreach (var range in Missing)
        {
            AddVarint(bytes, range.Skip);
            AddVarint(bytes, range.Length);
        }

        AddVarint(bytes, Tail);
        return [.. bytes];
    }

    private static void AddVarint(List<byte> bytes, long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }
}
