using System.Diagnostics;
using System.Text.Json;

namespace Station.Simulator.Tests.Swarm;

/// <summary>Firmware, board and world come to the same in Debug and in Release: neither optimisation nor assertions have a say in a run.</summary>
public sealed class BuildConfigurationTests
{
    private static readonly string[] Compared = ["traceHash", "measured", "delivered", "admittedLost", "boots", "powerCuts", "violations"];

    private static readonly string Tool = Path.Combine(Repository.Root, "tools", "Station.Tool");

    [Fact]
    public void A_set_of_seeds_comes_to_the_same_in_debug_and_in_release()
    {
        Assert.SkipUnless(TestScale.IsFull, "builds everything a second time: a long proof");
        RunDotnet("build", Tool, "-c", "Debug", "-v", "quiet", "--nologo", "-nodeReuse:false", "--no-restore");
        foreach (string profile in (string[])["reference", "minimum", "odour"])
        {
            string[] simulate = ["simulate", "--random", "--profile", profile, "--seed", "4000", "--runs", "8", "--for", "1d", "--json"];
            Assert.Equal(Figures("Release", simulate), Figures("Debug", simulate));
        }
    }

    private static string Figures(string configuration, string[] simulate)
    {
        string output = RunDotnet([Path.Combine(Tool, "bin", configuration, "net10.0", "Station.Tool.dll"), .. simulate]);
        JsonElement figures = JsonDocument.Parse(output).RootElement;
        return string.Join(' ', Compared.Select(name => $"{name}={figures.GetProperty(name)}"));
    }

    private static string RunDotnet(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // A campaign that broke a law says so with 1: that is for others to find, here the same must come of it.
        bool isCampaign = arguments.Contains("--json");
        Assert.True(process.ExitCode == 0 || (isCampaign && process.ExitCode == 1), $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
        return output;
    }
}
