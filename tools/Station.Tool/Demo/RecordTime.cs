using Station.Platform.Storage;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo;

/// <summary>Holds the time of a record against true time.</summary>
internal static class RecordTime
{
    /// <summary>
    /// An uncertainty beyond this would make any time true. The time servers of a demonstration always answer, and a quarter of a day from an anchor at 50 ppm is 1.1 s.
    /// </summary>
    private const long LargestUncertaintyMs = 5_000;

    /// <summary>What is wrong with the time of a record; null when it is true.</summary>
    /// <param name="station">The station.</param>
    /// <param name="record">The record.</param>
    /// <param name="before">The record of its kind before; null for none.</param>
    public static string? Difference(FleetStation station, StoredRecord record, StoredRecord? before)
    {
        if (before is not null && before.Boot == record.Boot && record.StartMs < before.StartMs + before.LengthMs)
        {
            return $"starts at {record.StartMs} ms of its boot, within record {before.Sequence}";
        }

        long? trueUtcMs = station.TrueUtcMs(record.Boot, record.StartMs);
        bool known = trueUtcMs is not null && record.UtcMs is not null && record.UncertaintyMs <= LargestUncertaintyMs;
        return known && Math.Abs(record.UtcMs!.Value - trueUtcMs!.Value) <= record.UncertaintyMs
            ? null
            : $"starts at {record.UtcMs} ms +- {record.UncertaintyMs} ms instead of {trueUtcMs} ms";
    }
}
