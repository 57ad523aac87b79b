using System.Text.Json;

namespace Station.EndToEnd.Tests;

/// <summary>Each profile of the network's plan, from its sensors' bytes to the platform's store, with an outage and a power cut: every minute, hour, alarm and anchor is the simulator's truth.</summary>
public sealed class ProfileDemoTests(ITestOutputHelper output)
{
    /// <summary>Two days of any of them end within a minute on two cores.</summary>
    private static readonly TimeSpan WallLimit = TimeSpan.FromSeconds(90);

    /// <summary>Long enough for the hours of a block to arrive.</summary>
    private static readonly string Duration = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1" ? "2d" : "10h";

    public static TheoryData<string> Profiles => new("air-micro", "river-level", "noise-zone", "dust-site", "outfall", "odour", "voc-fence", "groundwater-well");

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_law_holds_through_an_outage(string profile)
    {
        (int exitStatus, string json, string errors) = await ToolProcess.RunAsync(
            WallLimit, ["demo", "--profile", profile, "--speed", "max", "--for", Duration, "--outage", "--json"]);

        Assert.True(exitStatus == 0, $"exit status {exitStatus}: {errors}{json}");
        JsonElement report = JsonDocument.Parse(json).RootElement;
        output.WriteLine($"{profile}: {Duration} in {report.GetProperty("wallSeconds").GetDouble()} s");
        Assert.Equal(report.GetProperty("measured").GetInt64(), report.GetProperty("delivered").GetInt64());
        Assert.Equal(0, report.GetProperty("untrue").GetInt64());
        Assert.True(report.GetProperty("hours").GetInt64() > 0, "no hour was judged");
        Assert.True(report.GetProperty("events").GetInt64() > 0, "no event was judged");
    }
}
