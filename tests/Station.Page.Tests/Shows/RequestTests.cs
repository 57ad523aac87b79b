using Station.Page.Contract;

namespace Station.Page.Tests.Shows;

/// <summary>What the show makes of requests, sensible and not.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Records_wait_in_flash_while_the_line_is_cut_and_are_confirmed_behind_it()
    {
        await using RunningShow show = await RunningShow.StartAsync(speed: null);
        await show.AskAsync(new SetUplink(1, UplinkWay.Down));
        StationPicture cut = await show.WaitForStationAsync("blocks that wait", station => station.Flash.Blocks.Contains(FlashPicture.Waiting) && station.Buffer.BlocksWaiting > 1);
        Assert.False(cut.IsConnected);
        Assert.True(cut.Buffer.Waiting > 100, $"{cut.Buffer.Waiting} minutes wait.");
        Assert.Contains(show.Show.PointsAfter(1, 0), point => point is { Delivered: null, Waiting: > 100 });
        await show.AskAsync(new SetSpeed(600));
        await show.AskAsync(new SetUplink(1, UplinkWay.Up));
        StationPicture back = await show.WaitForStationAsync(
            "a station without a backlog", station => station.Buffer is { Waiting: < 3, BlocksWaiting: 0 } && !station.Flash.Blocks.Contains(FlashPicture.Waiting));
        Assert.Contains(FlashPicture.Received, back.Flash.Blocks);
        await show.WaitAsync("values of the backlog from the store", _ => show.Show.PointsAfter(1, 0).Count(point => point.Delivered is null) < 5);
        Assert.All(show.Show.PointsAfter(1, 0).Where(point => point.Delivered is not null), point => Assert.Equal(point.Measured, point.Delivered));
    }

    [Fact]
    public async Task What_is_sent_while_no_answers_come_stays_until_they_do()
    {
        await using RunningShow show = await RunningShow.StartAsync(speed: null);
        await show.AskAsync(new SetUplink(1, UplinkWay.NoAnswers));
        await show.WaitForStationAsync("blocks without a receipt", station => station.Flash.Blocks.Contains(FlashPicture.Waiting) || station.Flash.Blocks.Contains(FlashPicture.Published));
        await show.AskAsync(new SetSpeed(600));
        await show.AskAsync(new SetUplink(1, UplinkWay.Up));
        await show.WaitForStationAsync("receipts for all of them", station => station.Buffer is { Waiting: < 3, BlocksWaiting: 0 }
            && !station.Flash.Blocks.Contains(FlashPicture.Waiting) && !station.Flash.Blocks.Contains(FlashPicture.Published));
        Assert.True(show.Show.Picture.Verdict.Holds);
    }

    [Fact]
    public async Task The_broker_goes_and_comes_back_and_two_stations_deliver_what_they_kept()
    {
        await using RunningShow show = await RunningShow.StartAsync(stations: 2);
        await show.AskAsync(new SetBroker(false));
        Assert.False(show.Show.Picture.IsBrokerOn);
        await show.WaitAsync("two stations that keep their records", picture => picture.Stations.All(station => station.Buffer.Waiting > 30 && station.Lights[2].State == "BrokerUnreachable"));
        await show.AskAsync(new SetBroker(false));
        await show.AskAsync(new SetBroker(true));
        await show.WaitAsync("two stations without a backlog", picture => picture.Stations.All(station => station.Buffer.Waiting < 3));
        Assert.True(show.Show.Picture.Verdict.Holds);
    }

    [Fact]
    public async Task Time_stands_still_and_goes_on_as_fast_as_it_is_asked_to()
    {
        await using RunningShow show = await RunningShow.StartAsync(speed: 60);
        await show.AskAsync(new SetSpeed(0));
        ShowPicture still = show.Show.Picture;
        Assert.Contains("stands still", (await show.RefusalAsync(new TypeKeys(1, "help\r"))).En);
        Assert.Equal(still.UtcMs, show.Show.Picture.UtcMs);
        await show.AskAsync(new SetSpeed(null));
        await show.WaitAsync("half a day", picture => picture.ElapsedMs > 12 * 3_600_000);
        Assert.Null(show.Show.Picture.Speed);
        Assert.True(show.Show.Picture.HeldSpeed > 60, $"{show.Show.Picture.HeldSpeed} times.");
    }

    [Fact]
    public async Task The_terminal_answers_and_says_when_nobody_can()
    {
        await using RunningShow show = await RunningShow.StartAsync(speed: 60);
        await show.AskAsync(new TypeKeys(1, "lang en\rhelp\r"));
        await show.WaitAsync("the list of commands", _ => show.Show.PrintedAfter(1, 0).Text.Contains("calibrate"));
        PrintedText printed = show.Show.PrintedAfter(1, 0);
        Assert.Equal(printed.Text.Length, printed.End);
        Assert.Equal(printed.Text[5..], show.Show.PrintedAfter(1, 5).Text);
        Assert.Contains("Paste less", (await show.RefusalAsync(new TypeKeys(1, new string('x', 5_000)))).En);
        await show.AskAsync(new SetPower(1, false));
        Assert.Contains("no supply", (await show.RefusalAsync(new TypeKeys(1, "help\r"))).En);
    }

    [Fact]
    public async Task What_does_not_exist_is_named_and_changes_nothing()
    {
        await using RunningShow show = await RunningShow.StartAsync(speed: 60);
        ShowRequest[] senseless =
        [
            new SetPower(2, false), new SetUplink(0, UplinkWay.Down), new SetTrouble(1, "nothing", SensorTroubleKind.Silent),
            new SetTrouble(1, "sulphur", SensorTroubleKind.Faulty), new MoveWorld(1, "nothing", 1),
            new MoveWorld(1, "pm25", double.NaN), new MoveWorld(1, "pm25", double.PositiveInfinity), new ReleaseWorld(1, "nothing"), new SetSpeed(-1), new SetSpeed(double.NaN),
            new SetSpeed(1e9), new TypeKeys(-1, "x"),
        ];
        foreach (ShowRequest request in senseless)
        {
            Assert.EndsWith(".", (await show.RefusalAsync(request)).En);
        }

        await show.AskAsync(new MoveWorld(1, "pm25", 1e12)); // as far as the slider goes
        Assert.Equal(600, show.Station.Sensors[0].Sliders[0].Value);
        Assert.True(show.Station.HasPower);
        Assert.Equal(60, show.Show.Picture.Speed);
    }
}
