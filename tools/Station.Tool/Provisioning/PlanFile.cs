using System.Text;

namespace Station.Tool.Provisioning;

/// <summary>
/// A plan as a file: lines <c>name=value</c>, in any order, each name once; empty lines and lines that begin with <c>#</c> say nothing. One that holds a passphrase must be its owner's alone.
/// </summary>
internal static class PlanFile
{
    private const int LimitBytes = 16 << 10;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The values by their names, each as it must be.</summary>
    /// <exception cref="ToolError">It cannot be read, or a line of it cannot be used.</exception>
    public static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>();
        int number = 0;
        foreach (string line in ReadLines(path))
        {
            number++;
            string text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                Take(values, text, $"{path} line {number}");
            }
        }

        if (values.Keys.Any(PlanNames.IsSecret) && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new ToolError(ExitStatus.Environment, "plan-exposed", $"{path} holds passphrases, and others than its owner can read or change it.", "chmod 600, and choose new passphrases if others were able to read it.");
        }

        return values;
    }

    private static void Take(Dictionary<string, string> values, string text, string place)
    {
        int sign = text.IndexOf('=');
        string name = sign < 0 ? string.Empty : text[..sign].Trim();
        string value = text[(sign + 1)..].Trim();
        if (!PlanNames.All.Contains(name))
        {
            throw new ToolError(ExitStatus.Input, "plan-line", $"{place} does not begin with a name and '='.", $"Use these names: {string.Join(", ", PlanNames.All)}.");
        }

        if (PlanNames.Problem(name, value) is { } problem)
        {
            throw new ToolError(ExitStatus.Input, "plan-value", $"{place}: the value of {name} cannot be used: {problem}.", "Correct it (docs/flash.md).");
        }

        if (!values.TryAdd(name, value))
        {
            throw new ToolError(ExitStatus.Input, "plan-line", $"{place} gives {name} a second time.", "Leave one of them out.");
        }
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LimitBytes
                ? File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')
                : throw new IOException($"it has more than {LimitBytes} bytes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new ToolError(ExitStatus.Input, "plan-unreadable", $"{path} cannot be read: {error.Message}", "Name a text file in UTF-8 with lines name=value.");
        }
    }
}
