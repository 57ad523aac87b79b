using Station.Hal.Simulated;
using Station.Platform.Wire;

namespace Station.Simulator.Oracles;

/// <summary>A number for a record's whole content: the same for its live copy and its block, another for any other content.</summary>
internal static class ContentHash
{
    public static ulong Of(PeriodBlock block, int record)
    {
        TraceHash hash = Begin(block.Header.Boot, block.Header.BootNonce, block.Header.Context, block.StartMs(record), block.LengthMs(record), block.ValidSecondsOf(record));
        for (int column = 0; column < block.ColumnCount; column++)
        {
            Add(hash, block.Quality(column, record), block.Value(column, record));
        }

        return hash.Value;
    }

    public static ulong Of(LiveRecord record)
    {
        TraceHash hash = Begin(record.Boot, record.BootNonce, record.Context, record.StartMs, record.LengthMs, record.ValidSeconds);
        for (int column = 0; column < record.ColumnCount; column++)
        {
            Add(hash, record.Quality(column), record.Value(column));
        }

        return hash.Value;
    }

    public static ulong Of(BlockHeader header, EventRecord record)
    {
        TraceHash hash = Begin(header.Boot, header.BootNonce, header.Context, record.UptimeMs, record.Type, 0);
        hash.Add(record.Body);
        return hash.Value;
    }

    private static TraceHash Begin(long boot, uint bootNonce, long context, long startMs, int length, int validSeconds)
    {
        var hash = new TraceHash();
        hash.Add(boot);
        hash.Add(bootNonce);
        hash.Add(context);
        hash.Add(startMs);
        hash.Add(((long)length << 32) ^ validSeconds);
        return hash;
    }

    private static void Add(TraceHash hash, Quality quality, int value) =>
        hash.Add(quality.Absent ? quality.Code : ((long)value << 16) ^ quality.Code);
}
