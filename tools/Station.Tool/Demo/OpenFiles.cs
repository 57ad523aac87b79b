using System.Globalization;

namespace Station.Tool.Demo;

/// <summary>How many files and connections this process may have open, held against what a demonstration needs.</summary>
internal static class OpenFiles
{
    private const string LimitsPath = "/proc/self/limits";
    private const string LimitName = "Max open files";

    /// <summary>Runtime, store, receiver.</summary>
    private const int OfProcess = 200;

    /// <summary>Says so before a thousand stations find out one by one.</summary>
    /// <param name="stations">Stations, each with a connection.</param>
    /// <param name="hasOwnBroker">Whether the other ends of the connections are in this process too.</param>
    /// <exception cref="ToolError">They are too many.</exception>
    public static void Check(int stations, bool hasOwnBroker)
    {
        int needed = OfProcess + (stations * (hasOwnBroker ? 2 : 1));
        if (Limit() is { } limit && limit < needed)
        {
            throw new ToolError(
                ExitStatus.Environment,
                "demo-files",
                $"{stations} stations need {needed} open files, and this process may have {limit}.",
                $"Allow more (ulimit -n {needed}, for the broker too), or give fewer --stations.");
        }
    }

    /// <summary>The limit, which the runtime has raised as far as it may; null where nobody says.</summary>
    private static int? Limit()
    {
        if (!File.Exists(LimitsPath))
        {
            return null;
        }

        string line = File.ReadLines(LimitsPath).FirstOrDefault(line => line.StartsWith(LimitName, StringComparison.Ordinal)) ?? LimitName;
        string soft = line[LimitName.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? string.Empty;
        return int.TryParse(soft, CultureInfo.InvariantCulture, out int limit) ? limit : null;
    }
}
