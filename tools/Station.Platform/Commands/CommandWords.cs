using System.Text.RegularExpressions;

namespace Station.Platform.Commands;

/// <summary>The stable words for commands, outcomes, refused settings and counters, as people and programs see them.</summary>
public static partial class CommandWords
{
    /// <summary>Why a setting was refused, by the code in the answer; docs/errors.md has the same tokens for the terminal.</summary>
    private static readonly Dictionary<byte, string> SettingRefusals = new()
    {
        [8] = "setting-not-number",
        [9] = "setting-out-of-range",
        [10] = "setting-too-long",
        [11] = "setting-not-key",
        [12] = "setting-bad-character",
        [13] = "setting-not-choice",
        [15] = "setting-unknown",
        [16] = "setting-of-identity",
        [17] = "setting-is-secret",
        [18] = "setting-no-profile",
    };

    /// <summary>Names of the counters in the order of the answer to diagnostics; more may follow them.</summary>
    public static IReadOnlyList<string> Counters { get; } =
    [
        "boot", "bootCause", "shortBoots", "freeMemoryBytes",
        "segments", "segmentLimit", "openRecords", "heldRecords", "refusedRecords", "damagedBlocks", "unreportedLosses",
        "unpublishedBlocks", "resentBlocks", "liveAcknowledged", "receiptsRefused", "networkFailures", "radioRestarts", "brokerFailures",
        "timeSource", "timeUncertaintyMs", "timeFailures", "timeContradictions", "timeOutvoted", "timeServerFailures",
        "epoch", "settingsVersion", "settingsTrialLeftS",
        .. Enum.GetValues<CommandOutcome>().Select(outcome => "commands" + outcome),
        "tlsTimeUnknown", "tlsRefused", "certificateExpiresS",
    ];

    /// <summary>The word of a command or outcome: StepKeys is step-keys.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? Capital().Replace(value.ToString(), "-$0").ToLowerInvariant() : $"unknown-{value:d}";

    /// <summary>Why a setting was refused.</summary>
    public static string OfSettingRefusal(byte code) => SettingRefusals.GetValueOrDefault(code, $"unknown-{code}");

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
