using Station.Aggregation;
using Station.Journal;
using Station.Platform.Wire;

namespace Station.Tests.Journal.Life;

/// <summary>A number that stands for everything that a record says: made of what was accepted, and of what the platform decodes.</summary>
internal struct Fingerprint
{
    private ulong value;

    public static ulong Of(PeriodRecord record, BootIdentity boot)
    {
        Fingerprint fingerprint = default;
        fingerprint.Add(boot.Boot, boot.Nonce, boot.Context, record.StartUptimeMs, record.LengthMs, record.ValidSeconds);
        for (int column = 0; column < record.Values.Length; column++)
        {
            bool absent = record.Values[column] == PeriodRecord.Missing;
            fingerprint.Add(new Quality(absent, (int)record.Flags[column], (int)record.Reasons[column]).Code);
            fingerprint.Add(absent ? 0 : record.Values[column]);
        }

        return fingerprint.value;
    }

    public static ulong Of(PeriodBlock block, int row)
    {
        Fingerprint fingerprint = default;
        fingerprint.Add(block.Header.Boot, block.Header.BootNonce, block.Header.Context, block.StartMs(row), block.LengthMs(row), block.ValidSecondsOf(row));
        for (int column = 0; column < block.ColumnCount; column++)
        {
            Quality quality = block.Quality(column, row);
            fingerprint.Add(quality.Code);
            fingerprint.Add(quality.Absent ? 0 : block.Value(column, row));
        }

        return fingerprint.value;
    }

    private void Add(params ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            value = ulong.RotateLeft((value ^ (ulong)number) * 0x9E3779B97F4A7C15, 29) + 1;
        }
    }
}
