using Station.Aggregation;
using Station.Bytes;
using Station.Journal;
using Station.Measurement;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>Writes the live copy of the newest record (docs/telemetry-format.md section 4.5).</summary>
public sealed class LiveMessage
{
    private const int Kind = 0x18;
    private const int LimitBytes = 512;

    private readonly ByteWriter writer;
    private readonly BitWriter bits;

    /// <param name="buffer">Takes the payload, which is sealed before anybody else uses the buffer.</param>
    public LiveMessage(byte[] buffer)
    {
        writer = new ByteWriter(buffer, LimitBytes);
        bits = new BitWriter(writer);
    }

    public byte[] Buffer => writer.Buffer;

    /// <summary>Writes the payload and returns its length, 0 when the record has more columns than a live message takes.</summary>
    public int Write(PeriodRecord record, long sequence, BootIdentity boot, long nextBlock, TimeKeeper time)
    {
        writer.Reset();
        writer.U8(Kind);
        writer.Varint(boot.Boot);
        writer.U32(boot.Nonce);
        writer.Varint(boot.Context);
        writer.Varint(sequence);
        writer.Varint(record.StartUptimeMs);
        writer.Varint(RecordJournal.MinuteSeconds);
        writer.Zigzag(record.LengthMs - RecordJournal.MinuteSeconds * 1000);
        writer.Varint(record.ValidSeconds);
        writer.Varint(nextBlock);
        writer.Varint(time.UtcAtMs(record.StartUptimeMs));
        writer.Varint(time.UncertaintyAtMs(record.StartUptimeMs));
        writer.Varint(record.Values.Length);
        WriteQuality(record);
        for (int column = 0; column < record.Values.Length; column++)
        {
            if (record.Values[column] != PeriodRecord.Missing)
            {
                writer.Zigzag(record.Values[column]);
            }
        }

        return writer.Overflowed ? 0 : writer.Position;
    }

    private static bool AllNormal(PeriodRecord record)
    {
        for (int column = 0; column < record.Flags.Length; column++)
        {
            if (record.Flags[column] != QualityFlag.Normal)
            {
                return false;
            }
        }

        return true;
    }

    private void WriteQuality(PeriodRecord record)
    {
        if (AllNormal(record))
        {
            writer.U8(0);
            return;
        }

        writer.U8(1);
        bits.Reset();
        for (int column = 0; column < record.Flags.Length; column++)
        {
            bits.Write(record.Values[column] == PeriodRecord.Missing ? 1u : 0u, 1);
            bits.Write((uint)record.Flags[column], 3);
            bits.Write((uint)record.Reasons[column], 8);
        }

        bits.Finish();
    }
}
