using System.Text.Json;

namespace Station.EndToEnd.Tests;

/// <summary>The demonstration as anyone runs it, judged by its JSON and its exit status.</summary>
public sealed class DemoTests
{
    /// <summary>Two virtual days with an outage end within a minute on two cores.</summary>
    private static readonly TimeSpan WallLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Two_days_with_an_outage_arrive_whole_through_the_embedded_broker()
    {
        JsonElement report = await RunAsync("--for", "2d", "--outage");

        AssertWhole(report);
        Assert.True(report.GetProperty("wireDuplicates").GetInt64() > 0, "nothing came twice, so nothing was de-duplicated");
        Assert.Equal(16 * 3600, report.GetProperty("outageSeconds").GetInt64());
        Assert.Equal(0, report.GetProperty("sealFailures").GetInt64());
    }

    [Fact]
    public async Task Two_days_with_an_outage_arrive_whole_through_a_real_mosquitto()
    {
        using var broker = new Mosquitto();

        JsonElement report = await RunAsync("--for", "2d", "--outage", "--broker", broker.Url);

        AssertWhole(report);
        Assert.True(report.GetProperty("wireDuplicates").GetInt64() > 0, "nothing came twice, so nothing was de-duplicated");
        Assert.Equal(0, report.GetProperty("sealFailures").GetInt64());
    }

    [Fact]
    public async Task A_message_that_was_altered_on_the_way_is_refused_and_its_block_arrives_nevertheless()
    {
        JsonElement report = await RunAsync("--for", "12h", "--alter-block", "3");

        AssertWhole(report);
        Assert.Equal(1, report.GetProperty("sealFailures").GetInt64());
    }

    [Theory]
    [InlineData("minimum")]
    [InlineData("reference")]
    public async Task Several_stations_of_each_profile_arrive_whole(string profile)
    {
        JsonElement report = await RunAsync("--for", "6h", "--outage", "--stations", "3", "--profile", profile);

        AssertWhole(report);
    }

    private static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        (int exitStatus, string output, string errors) = await ToolProcess.RunAsync(
            WallLimit, ["demo", "--speed", "max", "--json", .. arguments]);
        Assert.True(exitStatus == 0, $"exit status {exitStatus}: {errors}{output}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static void AssertWhole(JsonElement report)
    {
        long Number(string name) => report.GetProperty(name).GetInt64();
        long boots = Number("boots");
        Assert.True((Number("measured") + 3 * boots) >= Number("expected") * 0.99, $"measured {Number("measured")} of {Number("expected")}");
        Assert.Equal(Number("measured"), Number("delivered"));
        foreach (string zero in new[] { "untrue", "duplicates", "lost", "unexplainedGaps", "conflicts", "chainBreaks" })
        {
            Assert.Equal(0, Number(zero));
        }
    }
}
