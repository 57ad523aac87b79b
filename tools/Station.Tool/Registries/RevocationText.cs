using System.Globalization;
using Station.Platform.Keys;
using Station.Platform.Wire;

namespace Station.Tool.Registries;

/// <summary>From where on a revocation counts, as people type it: the number of a block, or a time with its offset.</summary>
internal static class RevocationText
{
    public static Revocation Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long block) && block < BlockHeader.NumberLimit)
        {
            return new Revocation(block, null);
        }

        // Without an offset a time would mean another one on another machine.
        bool hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return hasOffset && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
                ? new Revocation(null, time.ToUnixTimeMilliseconds())
                : throw new ToolError(ExitStatus.Usage, "registry-from", $"'{text}' is neither the number of a block nor a time.", "Write a number, or a time such as 2026-11-23T08:00:00+08:00.");
    }
}
