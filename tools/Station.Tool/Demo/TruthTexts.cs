using Station.Platform.Storage;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Compares a column of a record with the truth, in words.</summary>
internal static class TruthTexts
{
    /// <summary>What the truth calls the reasons, by their codes (docs/telemetry-format.md section 4.2).</summary>
    private static readonly string[] Reasons =
    [
        "normal", "warm-up", "silence", "checksum-loss", "above-range", "below-range", "too-few-readings", "instrument-error",
        "maintenance", "calibrating", "out-of-operation", "manual-entry", "stuck", "implausible", "rate-of-change", "humid", "flash-write",
    ];

    /// <summary>The difference; null where there is none.</summary>
    public static string? Difference(StoredRecord record, int column, TruthValue truth)
    {
        int code = record.Qualities[column].Reason;
        string reason = code < Reasons.Length ? Reasons[code] : $"reason {code}";
        bool isTrue = truth.Value == record.Values[column] && truth.Flag == record.Qualities[column].FlagLetter && truth.Reason == reason;
        return isTrue ? null : $"is {record.Values[column]} {record.Qualities[column].FlagLetter} {reason} instead of {truth}";
    }
}
