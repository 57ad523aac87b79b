using System.Globalization;
using Station.Tool.Probing;

namespace Station.Tool.Values;

/// <summary>Addresses on a Modbus line as people type them: one, or the first and the last.</summary>
internal static class AddressRange
{
    /// <exception cref="ToolError">It is none.</exception>
    public static IReadOnlyList<int> Parse(string text)
    {
        string[] ends = text.Split('-');
        return ends.Length <= 2 && TryRead(ends[0], out int first) && TryRead(ends[^1], out int last) && last >= first
            ? [.. Enumerable.Range(first, last - first + 1)]
            : throw new ToolError(
                ExitStatus.Usage, "probe-addresses", $"'{text}' are no addresses.", $"Give one from {ProbeOptions.LowestAddress} to {ProbeOptions.HighestAddress}, or two with a hyphen between, such as 1-20.");
    }

    private static bool TryRead(string text, out int address) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out address) && address is >= ProbeOptions.LowestAddress and <= ProbeOptions.HighestAddress;
}
