using System.Text.RegularExpressions;

namespace Station.Tool.Flashing;

/// <summary>What came of a call of nanoff.</summary>
/// <param name="ExitCode">As the system hands it over: on Linux the lowest eight bits of nanoff's own number.</param>
/// <param name="Printed">All that it printed.</param>
internal sealed partial record NanoffRun(int ExitCode, string Printed)
{
    /// <summary>Number of the error that it printed (nanoFirmwareFlasher, ExitCodes), 0 without one.</summary>
    public int Code => ErrorCode().Match(Printed) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>nanoff ends with 0 when it found nothing to do, and says so.</summary>
    public bool DidNothing => Printed.Contains("No operation was performed", StringComparison.Ordinal);

    /// <summary>A file that cannot be written is printed, and nanoff goes on and ends with 0 (FileDeploymentManager.DeployAsync).</summary>
    public string? RefusedFile => Refused().Match(Printed) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    /// <summary>The line in which it says what is wrong, or its last.</summary>
    public string Complaint
    {
        get
        {
            string[] lines = Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.LastOrDefault(line => line.StartsWith("Error", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "nothing";
        }
    }

    [GeneratedRegex(@"^(?:Error )?E(\d{4})\b", RegexOptions.Multiline)]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"(?:Error|Exception) deploying content file .* to ([^\r\n]+)")]
    private static partial Regex Refused();
}
