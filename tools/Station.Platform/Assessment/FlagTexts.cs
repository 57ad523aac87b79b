using Station.Platform.Wire;

namespace Station.Platform.Assessment;

/// <summary>Quality codes in words (docs/telemetry-format.md, 4.2).</summary>
internal static class FlagTexts
{
    private static readonly string[] Reasons =
    [
        "no reason given", "warming up", "silence", "checksum loss", "above range", "below range", "too few readings",
        "error reported by the instrument", "maintenance", "calibrating", "out of operation", "entered by hand", "stuck",
        "contradicts another channel", "changes too fast", "too humid", "flash was written",
    ];

    public static string Of(Quality quality) => quality.Reason < Reasons.Length
        ? $"flag {quality.FlagLetter}: {Reasons[quality.Reason]}"
        : $"flag {quality.FlagLetter}: reason {quality.Reason}";
}
