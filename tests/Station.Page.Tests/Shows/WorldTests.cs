using Station.Page.Contract;
using Station.Tool.Values;

namespace Station.Page.Tests.Shows;

/// <summary>The world around the sensors, and what can be the matter with them: whatever is done reaches the station, and all of it stays true.</summary>
public sealed class WorldTests
{
    public static TheoryData<string> Profiles => [.. ProfileFile.Names().Where(name => TestScale.Full || name == "reference")];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Each_sensor_has_a_slider_and_the_station_reads_what_it_sets(string profile)
    {
        await using RunningShow show = await RunningShow.StartAsync(profile: profile);
        foreach (SensorPicture sensor in show.Station.Sensors)
        {
            Assert.NotEmpty(sensor.Sliders);
            string before = Readings(await MeasuringAsync(show, sensor.Name));
            foreach (SliderPicture slider in sensor.Sliders)
            {
                double far = slider.Value - slider.Least > slider.Most - slider.Value ? slider.Least : slider.Most;
                await show.AskAsync(new MoveWorld(1, slider.Quantity, Math.Round((slider.Value + far) / 2, slider.Decimals)));
            }

            await show.WaitForStationAsync($"another reading of {sensor.Name} than {before}", station => Readings(Of(station, sensor.Name)) != before && Of(station, sensor.Name).Values.Count > 0);
            foreach (SliderPicture slider in sensor.Sliders)
            {
                Assert.True(Of(show.Station, sensor.Name).Sliders.Single(moved => moved.Quantity == slider.Quantity).IsMoved);
                await show.AskAsync(new ReleaseWorld(1, slider.Quantity));
            }
        }

        await AssertAllTrueAsync(show);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Each_sensor_can_be_disturbed_in_each_way_and_recovers(string profile)
    {
        await using RunningShow show = await RunningShow.StartAsync(profile: profile);
        foreach (SensorTroubleKind trouble in new[] { SensorTroubleKind.Silent, SensorTroubleKind.Garbled, SensorTroubleKind.Faulty })
        {
            string[] able = [.. show.Station.Sensors.Where(sensor => sensor.Troubles.Contains(trouble)).Select(sensor => sensor.Name)];
            await show.WaitForStationAsync("a station that measures", station => station.Sensors.All(sensor => sensor.IsWell));
            await SetAllAsync(show, able, trouble);
            await show.WaitForStationAsync($"a station of which {string.Join(' ', able)} are {trouble}", station => able.All(name => Of(station, name) is { IsWell: false } ill && ill.Trouble == trouble));
            await SetAllAsync(show, able, SensorTroubleKind.None);
        }

        await show.WaitForStationAsync("a station that measures again", station => station.Sensors.All(sensor => sensor.IsWell));
        await AssertAllTrueAsync(show);
    }

    [Fact]
    public async Task A_stuck_sensor_reads_the_same_whatever_the_world_does()
    {
        await using RunningShow show = await RunningShow.StartAsync();
        await MeasuringAsync(show, "level");
        await show.AskAsync(new SetTrouble(1, "level", SensorTroubleKind.Stuck));
        StationPicture stuck = await show.WaitForStationAsync("a stuck sensor", station => Of(station, "level").Trouble == SensorTroubleKind.Stuck);
        await show.AskAsync(new MoveWorld(1, "level", 4_000));
        await show.WaitForStationAsync("twenty minutes more", station => station.Buffer.Measured > stuck.Buffer.Measured + 20);
        Assert.InRange(double.Parse(Of(show.Station, "level").Values[0].Text), 0, 3_000);
        await show.AskAsync(new SetTrouble(1, "level", SensorTroubleKind.None));
        await show.WaitForStationAsync("the true level", station => Of(station, "level").Values is [{ Text: not "–" } value] && double.Parse(value.Text) > 3_900);
        await AssertAllTrueAsync(show);
    }

    private static async Task SetAllAsync(RunningShow show, string[] sensors, SensorTroubleKind trouble)
    {
        foreach (string sensor in sensors)
        {
            await show.AskAsync(new SetTrouble(1, sensor, trouble));
        }
    }

    private static SensorPicture Of(StationPicture station, string sensor) => station.Sensors.Single(candidate => candidate.Name == sensor);

    private static string Readings(SensorPicture sensor) => string.Join(' ', sensor.Values.Select(value => value.Text));

    private static async Task<SensorPicture> MeasuringAsync(RunningShow show, string sensor) =>
        Of(await show.WaitForStationAsync($"{sensor} that measures", station => Of(station, sensor) is { IsWell: true, Values: [{ Text: not "–" }, ..] }), sensor);

    /// <summary>The judge looks at a station every quarter of an hour.</summary>
    private static async Task AssertAllTrueAsync(RunningShow show)
    {
        long before = show.Show.Picture.Verdict.TrueMinutes;
        ShowPicture picture = await show.WaitAsync("a verdict", candidate => candidate.Verdict.TrueMinutes > before || !candidate.Verdict.Holds);
        Assert.True(picture.Verdict.Holds, picture.Verdict.ToString());
    }
}
