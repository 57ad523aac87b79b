using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Tests;

/// <summary>Profiles and scenarios of the repository.</summary>
internal static class Seeds
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static string Profile(string name) => File.ReadAllText(Path.Combine(Folder, "profiles", name + ".profile"));

    public static IEnumerable<string> ScenarioNames() =>
        Directory.GetFiles(Path.Combine(Folder, "scenarios"), "*.scenario").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static Scenario Scenario(string name)
    {
        string file = name + ".scenario";
        return ScenarioReader.Read(file, File.ReadAllText(Path.Combine(Folder, "scenarios", file)));
    }

    public static RunResult Run(Scenario scenario) => SwarmRun.Run(scenario, Profile(scenario.Profile));

    public static string Describe(RunResult result) => $"{result.Scenario.Name}: {string.Join("; ", result.Findings)}";
}
