using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds what the platform stores against what the simulator knows to be true, record by record.</summary>
internal sealed class DemoJudge
{
    private const int MinuteKind = 1;

    /// <summary>What the truth calls the reasons, by their codes (docs/telemetry-format.md section 4.2).</summary>
    private static readonly string[] Reasons =
    [
        "normal", "warm-up", "silence", "checksum-loss", "above-range", "below-range", "too-few-readings", "instrument-error",
    ];

    /// <summary>Confirmed records that are true.</summary>
    public long Delivered { get; private set; }

    /// <summary>Confirmed records that are not.</summary>
    public long Untrue { get; private set; }

    /// <summary>The first untrue record, in words.</summary>
    public string? FirstUntrue { get; private set; }

    /// <summary>Judges the records of a station below a sequence.</summary>
    public void Judge(EvidenceReader store, FleetStation station, long sequenceLimit)
    {
        var key = new StoreKey(station.Identity.Number, station.Identity.Generation);
        foreach (StoredRecord record in store.ReadRecords(key))
        {
            if (record.Kind != MinuteKind || !record.IsConfirmed || record.Sequence >= sequenceLimit)
            {
                continue;
            }

            string? difference = Difference(station, record);
            if (difference is null)
            {
                Delivered++;
            }
            else
            {
                Untrue++;
                FirstUntrue ??= $"station {station.Identity.Number}, record {record.Sequence}: {difference}";
            }
        }
    }

    private static string? Difference(FleetStation station, StoredRecord record)
    {
        long? trueUtcMs = station.TrueUtcMs(record.Boot, record.StartMs);
        if (trueUtcMs is null || record.UtcMs is null || Math.Abs(record.UtcMs.Value - trueUtcMs.Value) > record.UncertaintyMs)
        {
            return $"starts at {record.UtcMs} ms +- {record.UncertaintyMs} ms instead of {trueUtcMs} ms";
        }

        for (int column = 0; column < record.Values.Count; column++)
        {
            TruthValue truth = station.Models.Book.Expect((int)record.Boot, record.StartMs, record.LengthMs, column);
            string reason = Reasons[record.Qualities[column].Reason];
            if (truth.Value != record.Values[column] || truth.Flag != record.Qualities[column].FlagLetter || truth.Reason != reason)
            {
                return $"{station.Profile.Channels[column].Name} is {record.Values[column]} {record.Qualities[column].FlagLetter} {reason} instead of {truth}";
            }
        }

        return null;
    }
}
