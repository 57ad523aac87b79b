using System.Buffers.Binary;
using Station.Aggregation;
using Station.Hal.Simulated;

namespace Station.Benchmarks.Contenders;

/// <summary>Time u32 in s, sequence u32, an int16 a value (the lowest for none), CRC-32.</summary>
internal sealed class FixedRecordFormat : IRecordFormat
{
    private readonly VirtualChecksum checksum = new(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));

    public string Name => "fixed-int16";

    public byte[] Write(PeriodRecord record, long sequence, long utcMs)
    {
        const int headBytes = 2 * sizeof(uint);
        byte[] bytes = new byte[headBytes + record.Values.Length * sizeof(short) + sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(utcMs / 1000));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(sizeof(uint)), (uint)sequence);
        for (int column = 0; column < record.Values.Length; column++)
        {
            int value = record.Values[column] == PeriodRecord.Missing ? short.MinValue : record.Values[column];
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(headBytes + column * sizeof(short)), (short)value);
        }

        int bodyBytes = bytes.Length - sizeof(uint);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(bodyBytes), checksum.Crc32(bytes, 0, bodyBytes));
        return bytes;
    }
}
