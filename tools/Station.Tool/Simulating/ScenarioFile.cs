using Station.Simulator.Scenarios;

namespace Station.Tool.Simulating;

/// <summary>Scenarios as people name them: a file, or the name of one in seeds/scenarios.</summary>
internal static class ScenarioFile
{
    private const string Extension = ".scenario";

    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds", "scenarios");

    /// <exception cref="ToolError">There is none of that name, or it cannot be read.</exception>
    public static Scenario Read(string name)
    {
        string seed = Path.Combine(Seeds, name + Extension);
        string path = File.Exists(name) || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !File.Exists(seed) ? name : seed;
        try
        {
            return ScenarioReader.Read(path, File.ReadAllText(path));
        }
        catch (ScenarioException error)
        {
            throw new ToolError(ExitStatus.Input, "scenario-syntax", $"{error.File} line {error.Line}: {error.What}.", $"Write {error.Expected} there.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string known = Directory.Exists(Seeds) ? string.Join(", ", Directory.GetFiles(Seeds, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)).Order()) : "none";
            throw new ToolError(ExitStatus.Input, "scenario-unreadable", $"{path} cannot be read: {error.Message}", $"Give a file, or one of: {known}.");
        }
    }

    /// <summary>Writes a scenario into the current directory and returns its name.</summary>
    /// <exception cref="ToolError">It cannot be written.</exception>
    public static string Write(Scenario scenario)
    {
        string path = scenario.Name + Extension;
        try
        {
            File.WriteAllText(path, scenario.ToText());
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "scenario-unwritable", $"{path} cannot be written: {error.Message}", "Run the command in a directory that can be written.");
        }
    }
}
