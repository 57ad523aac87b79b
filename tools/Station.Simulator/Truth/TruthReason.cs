namespace Station.Simulator.Truth;

/// <summary>Reasons by their precedence, and what they entail (<c>docs/measurement.md</c> section 3).</summary>
internal static class TruthReason
{
    public const string Normal = "normal";
    public const string TooFew = "too-few-readings";

    /// <summary>The foremost at the head.</summary>
    private static readonly string[] Precedence =
    [
        "warm-up", "instrument-error", "stuck", "implausible", "above-range", "below-range", "rate-of-change", "humid", "flash-write", "checksum-loss", "silence",
    ];

    private static readonly string[] Doubts = ["rate-of-change", "humid", "flash-write"];

    /// <summary>Whether it leaves a value in use.</summary>
    public static bool IsUsable(string reason) => reason == Normal || IsDoubt(reason);

    public static bool IsDoubt(string reason) => Doubts.Contains(reason);

    /// <summary>The smaller one speaks.</summary>
    public static int RankOf(string reason) => Array.IndexOf(Precedence, reason);

    /// <summary>The foremost of those that occurred; null when none of them is abnormal.</summary>
    public static string? Foremost(IEnumerable<string> reasons)
    {
        HashSet<string> occurred = [.. reasons];
        return Precedence.FirstOrDefault(occurred.Contains);
    }

    /// <summary>HJ 212's letter.</summary>
    public static char FlagOf(string reason) => reason switch
    {
        Normal => 'N',
        "warm-up" => 'F',
        "instrument-error" or "stuck" or "implausible" or "rate-of-change" => 'D',
        "above-range" or "below-range" or "humid" => 'T',
        _ => 'B',
    };
}
