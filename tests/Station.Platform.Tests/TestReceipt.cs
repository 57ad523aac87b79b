using System.Buffers.Binary;
using System.Formats.Cbor;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>Reads a receipt as a station would.</summary>
internal sealed record TestReceipt(ulong Session, long UpTo, (long Skip, long Length)[] Missing, long Tail)
{
    public static TestReceipt Open(TestStation station, byte[] message)
    {
        var payload = Payload(message);
        Assert.Equal(station.Seal(payload, station.CommandKey(), 0), message);
        Assert.Equal(0x1A, payload[0]);
        var position = 9;
        var upTo = Varint(payload, ref position);
        var ranges = new (long, long)[Varint(payload, ref position)];
        for (var index = 0; index < ranges.Length; index++)
        {
            ranges[index] = (Varint(payload, ref position), Varint(payload, ref position));
        }

        var tail = Varint(payload, ref position);
        Assert.Equal(payload.Length, position);
        return new TestReceipt(BinaryPrimitives.ReadUInt64BigEndian(payload.AsSpan(1)), upTo, ranges, tail);
    }

    private static byte[] Payload(byte[] message)
    {
        var reader = new CborReader(message, CborConformanceMode.Canonical);
        reader.ReadStartArray();
        reader.ReadByteString();
        reader.SkipValue();
        return reader.ReadByteString();
    }

    private static long Varint(byte[] bytes, ref int position)
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var group = bytes[position++];
            value |= (long)(group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }
    }
}
