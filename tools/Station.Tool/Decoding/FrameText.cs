using System.Globalization;

namespace Station.Tool.Decoding;

/// <summary>A finding as one line for people.</summary>
internal static class FrameText
{
    public static string Of(FrameFinding finding) => $"{Plain(finding.Id)} {Plain(finding.Device)}: {finding.Driver ?? "no driver"}: {Outcome(finding)}";

    private static string Outcome(FrameFinding finding) => finding.Verdict switch
    {
        FrameVerdict.Values => string.Join(", ", finding.Values.Select(Of)),
        FrameVerdict.UnknownDevice => $"unknown-device, {finding.Explanation}{(finding.LooksLike.Count > 0 ? $" (its bytes look like frames of {string.Join(" and ", finding.LooksLike)})" : string.Empty)}",
        FrameVerdict.Refused => $"refused, {finding.Reason}: {finding.Explanation}",
        _ => $"{FrameJson.Word(finding.Verdict)}, {finding.Explanation}",
    };

    /// <summary>A value with its unit, and why it is not a normal one.</summary>
    public static string Of(FrameValue value)
    {
        string unit = value.Unit.Length > 0 ? " " + value.Unit : string.Empty;
        string reason = value.ReasonWord is { } word ? $" ({word})" : string.Empty;
        return $"{value.Quantity} {value.Value.ToString(CultureInfo.InvariantCulture)}{unit}{reason}";
    }

    /// <summary>Names come from a file; a control character must not reach the terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '?' : character));
}
