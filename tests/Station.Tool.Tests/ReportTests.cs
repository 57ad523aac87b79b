using System.Text.Json;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tool.Values;

namespace Station.Tool.Tests;

/// <summary>report, on what a simulated station published and on what cannot be reported.</summary>
public sealed class ReportTests(Evidence evidence) : IClassFixture<Evidence>, IDisposable
{
    /// <summary>The station begins at 16:00 local time of this day, and runs for two hours.</summary>
    private const string Day = "2027-01-15";

    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_simulated_station_s_day_as_json()
    {
        string store = files.Store(evidence.Messages, evidence.Registry);

        ToolRun run = await ToolRun.OfAsync("report", "--store", store, "--day", Day, "--station", "0000002a", "--zone", "2", "--json");

        run.AssertDone();
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("0000002a", Day), (report.GetProperty("station").GetString(), report.GetProperty("day").GetString()));
        Assert.InRange(report.GetProperty("countedRecords").GetInt64(), 60, report.GetProperty("records").GetInt64());
        JsonElement[] hours = [.. report.GetProperty("air").GetProperty("pollutants").EnumerateArray()
            .Single(item => item.GetProperty("pollutant").GetString() == "pm25").GetProperty("hourMeans").EnumerateArray()];
        Assert.Equal(24, hours.Length);
        Assert.Equal(JsonValueKind.Number, hours[16].ValueKind);
        Assert.Equal(JsonValueKind.Null, hours[15].ValueKind);
        JsonElement index = report.GetProperty("air").GetProperty("index");
        Assert.Equal(JsonValueKind.Null, index.GetProperty("aqi").ValueKind);
        Assert.False(index.GetProperty("published").GetBoolean());
        Assert.Equal(6, index.GetProperty("missing").GetArrayLength());
        Assert.Equal(60, report.GetProperty("noise").GetProperty("zone").GetProperty("dayLimit").GetInt32());
        Assert.Equal(
            ["air-index", "air-limits", "air-statistics", "noise-zones"],
            report.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("kind").GetString()).Order());
    }

    [Fact]
    public async Task Commands_that_were_answered_on_that_day_are_named()
    {
        var keys = new StationKeys(Evidence.Station);
        var keyId = new KeyId(Evidence.Station.Number, Evidence.Station.Generation, 0);
        long noonMs = new DateTimeOffset(2027, 1, 15, 12, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        RawMessage AnswerAt(byte uptimeMs, long receivedMs) => new(
            "sf1/0000002a/answer",
            Envelope.Seal(keyId, [0x1C, .. new byte[8], 1, .. new byte[4], uptimeMs, 4, 0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32, 0x10, 10, 0, 17], keys.LiveKey(0)),
            receivedMs);
        string store = files.Store([.. evidence.Messages, AnswerAt(9, noonMs), AnswerAt(10, noonMs + 86_400_000)], evidence.Registry);

        ToolRun run = await ToolRun.OfAsync("report", "--store", store, "--day", Day, "--json");
        ToolRun text = await ToolRun.OfAsync("report", "--store", store, "--day", Day);

        JsonElement told = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("answers").EnumerateArray());
        Assert.Equal(
            ("2027-01-15T04:00:00Z", "fedcba9876543210", "bad-setting", 4, "0011"),
            (told.GetProperty("received").GetString(), told.GetProperty("id").GetString(), told.GetProperty("outcome").GetString(), told.GetProperty("counter").GetInt32(), told.GetProperty("body").GetString()));
        Assert.Contains("Command fedcba9876543210: bad-setting, answered 04:00:00 UTC", text.Output);
    }

    [Fact]
    public async Task The_same_for_people()
    {
        string store = files.Store(evidence.Messages, evidence.Registry);

        ToolRun run = await ToolRun.OfAsync("report", "--store", store, "--day", Day);

        run.AssertDone();
        foreach (string word in new[] { "Station 0000002a", Day, "PM2.5", "AQI NA", "grade II", "Ldn", "HJ633-2026", "not judged" })
        {
            Assert.Contains(word, run.Output);
        }
    }

    [Fact]
    public async Task What_cannot_be_reported_is_told_apart()
    {
        string store = files.Store(evidence.Messages, evidence.Registry);
        string text = files.Text("text", "not a store, but long enough to be none: it begins with other words");
        string empty = files.Store([], evidence.Registry, "empty.db");
        string[] before = [.. files.Names];

        (await ToolRun.OfAsync("report", "--store", files["none.db"], "--day", Day)).AssertError(3, "store-missing", files["none.db"]);
        (await ToolRun.OfAsync("report", "--store", text, "--day", Day)).AssertError(3, "store-foreign", text);
        (await ToolRun.OfAsync("report", "--store", empty, "--day", Day)).AssertError(3, "no-records", empty);
        (await ToolRun.OfAsync("report", "--store", store, "--day", "2027-01-14")).AssertError(3, "no-records", "2027-01-14");
        (await ToolRun.OfAsync("report", "--store", store, "--day", Day, "--station", "00000007")).AssertError(3, "station-unknown", "00000007");

        Assert.Equal(before, files.Names);
    }

    [Fact]
    public async Task A_bad_limit_table_is_named_with_its_line_and_nothing_is_reported()
    {
        string store = files.Store(evidence.Messages, evidence.Registry);
        Directory.CreateDirectory(files["tables"]);
        foreach (string table in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "standards")))
        {
            File.WriteAllText(Path.Combine(files["tables"], Path.GetFileName(table)), File.ReadAllText(table).Replace("day=60 night=50", "day=60 night=5O"));
        }

        ToolRun bad = await ToolRun.OfAsync("report", "--store", store, "--day", Day, "--standards", files["tables"]);
        ToolRun none = await ToolRun.OfAsync("report", "--store", store, "--day", Day, "--standards", files["nothing"]);

        bad.AssertError(3, "standards-malformed", Path.Combine("tables", "gb3096-2008.table") + ":6");
        Assert.Equal(string.Empty, bad.Output);
        none.AssertError(3, "standards-missing", files["nothing"]);
    }

    [Fact]
    public void Of_several_stations_one_must_be_named()
    {
        ToolError error = Assert.Throws<ToolError>(() => StationText.ChooseOnly("FILE", [new StoreKey(1, 1), new StoreKey(2, 1)]));

        Assert.Contains("00000001, 00000002", error.Message);
        Assert.Equal(7u, StationText.ChooseOnly("FILE", [new StoreKey(7, 1), new StoreKey(7, 2)]));
    }
}
