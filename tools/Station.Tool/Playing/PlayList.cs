using System.Text;

namespace Station.Tool.Playing;

/// <summary>All that <c>station sensor</c> can play.</summary>
internal static class PlayList
{
    public static string Text()
    {
        var text = new StringBuilder();
        Append(text, "Sensors", PlayedModels.All.Select(row => (row.Name, row.Sensor)));
        Append(text, "Environments", PlayedEnvironments.All.Select(row => (row.Name, row.Description)));
        Append(text, "Faults", PlayedFaults.All);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<(string Name, string Description)> rows)
    {
        text.AppendLine(title);
        foreach ((string name, string description) in rows)
        {
            text.Append("  ").Append(name.PadRight(18)).AppendLine(description);
        }
    }
}
