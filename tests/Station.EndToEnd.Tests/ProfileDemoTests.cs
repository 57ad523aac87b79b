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
    public Task Every_law_holds_through_an_outage(string profile) => AssertAsync(profile, Duration);

    [Fact]
    public async Task Statistics_of_ten_minutes_are_judged_like_hours_and_make_the_same_day()
    {
        string zone = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "noise-zone.profile"), TestContext.Current.CancellationToken);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, zone.Replace("profile noise-zone ", "profile noise-zone statistics=ten-minutes ", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            long records = await AssertAsync(file, "18h");
            Assert.True(records > 60, $"{records} records of ten minutes were judged");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a demonstration and returns the number of hour records, or those of ten minutes.</summary>
    private async Task<long> AssertAsync(string profile, string duration)
    {
        (int exitStatus, string json, string errors) = await ToolProcess.RunAsync(
            WallLimit, ["demo", "--profile", profile, "--speed", "max", "--for", duration, "--outage", "--json"]);

        Assert.True(exitStatus == 0, $"exit status {exitStatus}: {errors}{json}");
        JsonElement report = JsonDocument.Parse(json).RootElement;
        output.WriteLine($"{profile}: {duration} in {report.GetProperty("wallSeconds").GetDouble()} s");
        Assert.Equal(report.GetProperty("measured").GetInt64(), report.GetProperty("delivered").GetInt64());
        Assert.Equal(0, report.GetProperty("untrue").GetInt64());
        Assert.True(report.GetProperty("events").GetInt64() > 0, "no event was judged");
        long hours = report.GetProperty("hours").GetInt64();
        Assert.True(hours > 0, "no hour was judged");
        return hours;
    }
}
