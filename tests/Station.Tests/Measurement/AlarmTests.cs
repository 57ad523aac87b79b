using Station.Aggregation;
using Station.Bytes;
using Station.Measurement;
using Station.Platform.Wire;
using Station.Profiles;
using Station.Tests.Sensors;
using Xunit;
using EventType = Station.Aggregation.EventType;

namespace Station.Tests.Measurement;

/// <summary>When alarms are raised and when they end.</summary>
public sealed class AlarmTests : IEventSink, ILocalTime
{
    private const int Missing = PeriodRecord.Missing;
    private readonly List<(long Minute, bool Raised, int Value)> told = [];
    private int refusals;
    private long? localStartMs = 0;

    [Theory]
    [InlineData("above=100 clear=80 minutes=2", new[] { 101, 100, 101, 102, 90, 101, 80, 81, 80, 79 }, "3+102 9-79")]
    [InlineData("above=100", new[] { 100, 101, 101, 100 }, "1+101 3-100")]
    [InlineData("below=10 clear=12", new[] { 10, 9, 11, 12, 9 }, "1+9 3-12 4+9")]
    [InlineData("above=100 minutes=2", new[] { 101, Missing, 101, 90, Missing, 90 }, "2+101 5-90")]
    [InlineData("rise=50 over=3 clear=20", new[] { 0, 10, 20, 51, 60, 70, 75, 80 }, "3+51 7-20")]
    [InlineData("rise=50 over=2", new[] { 0, Missing, 100, 100, 160 }, "2+100")]
    public void An_alarm_is_raised_and_ends(string keys, int[] minutes, string expected)
    {
        AlarmWatch watch = Create(keys);
        for (int i = 0; i < minutes.Length; i++)
        {
            watch.TakeMinute(Minute(i, minutes[i]), 0);
        }

        Assert.Equal(expected, Told());
    }

    [Fact]
    public void A_night_alarm_is_quiet_by_day_and_while_time_is_not_known()
    {
        AlarmWatch watch = Create("above=45 from=22 to=6");
        localStartMs = null;
        watch.TakeMinute(Minute(0, 60), 0);
        localStartMs = 0;
        for (int hour = 4; hour < 24; hour++)
        {
            watch.TakeMinute(Minute(hour * 60, 60), 0);
        }

        Assert.Equal("240+60 360-60 1320+60", Told());
        Assert.Equal(1, watch.Raised);
    }

    [Theory]
    [InlineData("0", 500, 400)]
    [InlineData("1", 550, 450)]
    [InlineData("2", 600, 500)]
    [InlineData("3", 650, 550)]
    [InlineData("4a", 700, 550)]
    [InlineData("4b", 700, 600)]
    public void A_zone_has_its_limits_by_day_and_by_night(string zone, int day, int night)
    {
        string text = RepositoryFiles.Profile("reference").Replace("hours=full", "zone=" + zone, StringComparison.Ordinal);
        var problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(text + "\nalarm a channel=noise limit=day\nalarm b channel=noise limit=night clear=35\n", problems);
        Assert.Equal(
            [(AlarmKind.Above, day, day, 6, 22), (AlarmKind.Above, night, 350, 22, 6)],
            profile.Alarms.Select(alarm => (alarm.Kind, alarm.Threshold, alarm.Clear, alarm.FromHour, alarm.ToHour)));
    }

    [Fact]
    public void What_flash_refuses_is_told_a_minute_later()
    {
        AlarmWatch watch = Create("above=100");
        refusals = 2;
        for (int i = 0; i < 4; i++)
        {
            watch.TakeMinute(Minute(i, 200), 0);
        }

        Assert.Equal("2+200", Told());
    }

    [Theory]
    [InlineData("above=1 below=2", ProfileToken.MissingKey)]
    [InlineData("clear=2", ProfileToken.MissingKey)]
    [InlineData("above=10 clear=11", ProfileToken.BadValue)]
    [InlineData("below=10 clear=9", ProfileToken.BadValue)]
    [InlineData("rise=10", ProfileToken.MissingKey)]
    [InlineData("above=10 over=5", ProfileToken.UnknownKey)]
    [InlineData("above=10 to=24", ProfileToken.BadValue)]
    [InlineData("above=1.5", ProfileToken.BadValue)]
    [InlineData("limit=night", ProfileToken.BadValue)]
    [InlineData("above=10 limit=night", ProfileToken.MissingKey)]
    [InlineData("above=10 report=0", ProfileToken.BadValue)]
    [InlineData("above=10 report=60", ProfileToken.BadValue)]
    public void An_alarm_that_cannot_be_is_refused(string keys, string token)
    {
        var problems = new ProfileProblems();
        Assert.Null(ProfileReader.Read(Text(keys), problems));
        Assert.Equal(token, problems[0].Token);
    }

    [Fact]
    public void It_reaches_the_chain_from_the_wire()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference") + "\nalarm heat channel=temperature above=-40\n");
        station.RunFor(TimeSpan.FromMinutes(4));
        (EventType type, _, byte[] body) = Assert.Single(station.Events);
        var alarm = (AlarmEvent)PlatformEvents.Read(type, body);
        Assert.Equal(("heat", (long)station.Column("temperature"), true), (alarm.Name, alarm.Column, alarm.IsRaised));
        Assert.Equal((long)station.Records[0].Value(station.Column("temperature"))!, alarm.Value);
    }

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body)
    {
        if (refusals-- > 0)
        {
            return false;
        }

        var alarm = (AlarmEvent)PlatformEvents.Read(type, body.Buffer[..body.Position]);
        told.Add((uptimeMs / 60_000 - 1, alarm.IsRaised, (int)alarm.Value));
        return true;
    }

    public long LocalAtMs(long uptimeMs) => localStartMs is { } start ? start + uptimeMs : -1;

    private static string Text(string keys) => RepositoryFiles.Profile("reference") + $"\nalarm one channel=pm25 {keys}\n";

    private static PeriodRecord Minute(int minute, int value)
    {
        var record = new PeriodRecord(12) { StartUptimeMs = minute * 60_000L, LengthMs = 60_000 };
        record.Values[0] = value;
        record.Reasons[0] = value == Missing ? QualityReason.Silence : QualityReason.None;
        return record;
    }

    private AlarmWatch Create(string keys)
    {
        var problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(Text(keys), problems);
        Assert.True(profile is not null, problems.Count > 0 ? problems[0].ToString() : "");
        return new AlarmWatch(profile.Alarms, this, this, null);
    }

    private string Told() => string.Join(' ', told.Select(one => $"{one.Minute}{(one.Raised ? '+' : '-')}{one.Value}"));
}
