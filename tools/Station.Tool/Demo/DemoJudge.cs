using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds what the platform stores against what the simulator knows to be true, record by record.</summary>
internal sealed class DemoJudge
{
    private const int MinuteKind = 1;

    /// <summary>
    /// An uncertainty beyond this would make any time true. The time servers of a demonstration always answer, and a quarter of a day from an anchor at 50 ppm is 1.1 s.
    /// </summary>
    private const long LargestUncertaintyMs = 5_000;

    /// <summary>What the truth calls the reasons, by their codes (docs/telemetry-format.md section 4.2).</summary>
    private static readonly string[] Reasons =
    [
        "normal", "warm-up", "silence", "checksum-loss", "above-range", "below-range", "too-few-readings", "instrument-error",
        "maintenance", "calibrating", "out-of-operation", "manual-entry", "stuck", "implausible", "rate-of-change", "humid", "flash-write",
    ];

    /// <summary>Confirmed records that are true.</summary>
    public long Delivered { get; private set; }

    /// <summary>Confirmed records that are not.</summary>
    public long Untrue { get; private set; }

    /// <summary>The first untrue record, in words.</summary>
    public string? FirstUntrue { get; private set; }

    /// <summary>Judges the records of a station below a sequence, in the order of their sequences.</summary>
    public void Judge(IEnumerable<StoredRecord> records, FleetStation station, long sequenceLimit)
    {
        StoredRecord? before = null;
        foreach (StoredRecord record in records)
        {
            if (record.Kind != MinuteKind || !record.IsConfirmed || record.Sequence >= sequenceLimit)
            {
                continue;
            }

            string? difference = WrongTime(station, record, before) ?? WrongContent(station, record);
            if (difference is null)
            {
                Delivered++;
            }
            else
            {
                Untrue++;
                FirstUntrue ??= $"station {station.Identity.Number}, record {record.Sequence}: {difference}";
            }

            before = record;
        }
    }

    private static string? WrongTime(FleetStation station, StoredRecord record, StoredRecord? before)
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

    private static string? WrongContent(FleetStation station, StoredRecord record)
    {
        if (record.Values.Count != station.Profile.Channels.Length || record.Qualities.Count != record.Values.Count)
        {
            return $"has {record.Values.Count} values instead of {station.Profile.Channels.Length}";
        }

        for (int column = 0; column < record.Values.Count; column++)
        {
            TruthValue truth = station.Models.Book.Expect((int)record.Boot, record.StartMs, record.LengthMs, column);
            int code = record.Qualities[column].Reason;
            string reason = code < Reasons.Length ? Reasons[code] : $"reason {code}";
            if (truth.Value != record.Values[column] || truth.Flag != record.Qualities[column].FlagLetter || truth.Reason != reason)
            {
                return $"{station.Profile.Channels[column].Name} is {record.Values[column]} {record.Qualities[column].FlagLetter} {reason} instead of {truth}";
            }
        }

        return null;
    }
}
