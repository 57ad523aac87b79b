using Station.Hal;
using Station.Simulator.Lamps;
using Station.Texts;

namespace Station.Tool.Lights;

/// <summary>The drawings of all LEDs as files, for guides and for the inside of a cabinet's door.</summary>
internal static class LightCards
{
    /// <summary>Name of the drawing of an LED, such as <c>light-uplink.zh.svg</c>.</summary>
    public static string FileName(IndicatorName indicator, string language) => $"light-{indicator.ToString().ToLowerInvariant()}.{language}.svg";

    /// <summary>Writes the drawings of a language into a directory, over those of before; names them.</summary>
    public static IEnumerable<string> Write(string directory, string spoken, Language language)
    {
        foreach (IndicatorName indicator in LampTable.Rows.Select(row => row.Led).Distinct())
        {
            string path = Path.Combine(directory, FileName(indicator, spoken));
            Put(path, new LightCard(indicator, language).Draw());
            yield return path;
        }
    }

    private static void Put(string path, string drawing)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, drawing);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "lights-unwritable", $"{path} cannot be written ({error.Message}).", "Give a directory with --svg in which this user may write.");
        }
    }
}
