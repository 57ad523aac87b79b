using Station.Aggregation;
using Station.Bytes;
using Station.Measurement;
using Station.Simulator.Models;
using Station.Simulator.Truth;
using Station.Tests.Measurement;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Hours and days, from the bytes to the record, against an independent computation.</summary>
public sealed class HourTests
{
    private const int HourMs = 3_600_000;

    [Fact]
    public void Hours_of_a_day_agree_with_an_independent_computation()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference")) { LocalStartMs = MeasuringStation.StartMs };
        station.RunFor(TimeSpan.FromHours(24.1));
        Assert.Equal(24, station.Hours.Count);
        foreach (TakenRecord hour in station.Hours)
        {
            for (int column = 0; column < station.HourColumns.ColumnCount; column++)
            {
                AssertTrue(station, hour, column);
            }
        }

        // The first minute belongs to no record: the first hour is a minute shorter, and says so.
        Assert.Equal((60_000L, HourMs - 60_000, 3_540), (station.Hours[0].StartMs, station.Hours[0].LengthMs, station.Hours[0].ValidSeconds));
        Assert.All(station.Hours.Skip(1), hour => Assert.Equal((0L, HourMs, 3_600), (hour.StartMs % HourMs, hour.LengthMs, hour.ValidSeconds)));
    }

    [Fact]
    public void A_day_has_its_levels_by_day_and_by_night()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference")) { LocalStartMs = MeasuringStation.StartMs };
        station.RunFor(TimeSpan.FromHours(24.1));
        (EventType type, long uptimeMs, byte[] body) = Assert.Single(station.Events);
        Assert.Equal((EventType.DayLevels, 24L * HourMs), (type, uptimeMs));
        Station.Platform.Wire.DayLevelsEvent levels = PlatformEvents.DayLevels(body);
        Station.Platform.Wire.DayLevel noise = Assert.Single(levels.Levels);
        int column = station.Column("noise");
        IReadOnlyList<decimal> early = station.Models.Book.Usable(1, 60_000, 6 * HourMs - 60_000, column);
        IReadOnlyList<decimal> late = station.Models.Book.Usable(1, 22L * HourMs, 2 * HourMs, column);
        IReadOnlyList<decimal> day = station.Models.Book.Usable(1, 6L * HourMs, 16 * HourMs, column);
        double ld = Leq(day);
        double ln = Leq([.. early, .. late]);
        Assert.Equal((long)column, noise.Column);
        Assert.Equal((day.Count, early.Count + late.Count), (noise.DayReadings, noise.NightReadings));
        Assert.InRange(noise.Day - ld * 10, -0.5001, 0.5001);
        Assert.InRange(noise.Night - ln * 10, -0.5001, 0.5001);
        double ldn = 10 * Math.Log10(((16 * Math.Pow(10, noise.Day / 100.0)) + (8 * Math.Pow(10, (noise.Night + 100) / 100.0))) / 24);
        Assert.InRange(noise.DayNight - ldn * 10, -0.5001, 0.5001);
    }

    [Theory]
    [InlineData(15, 'N', "normal")]
    [InlineData(16, 'B', "silence")]
    public void An_hour_is_normal_from_45_minutes_on(int silentMinutes, char flag, string reason)
    {
        long fromMs = MeasuringStation.StartMs + HourMs + 600_000;
        var station = new MeasuringStation(
            RepositoryFiles.Profile("reference"),
            faults: name => name == "nitrogen" ? new PlannedFaults().Add(fromMs, fromMs + silentMinutes * 60_000, LineFault.Silence) : new NoFaults())
        {
            LocalStartMs = MeasuringStation.StartMs,
        };
        station.RunFor(TimeSpan.FromHours(2.1));
        int first = station.HourColumns.FirstColumns[station.Column("no2")];
        TakenRecord hour = station.Hours[1];
        Assert.Equal((flag, reason, 60 - silentMinutes), (hour.Letter(first), hour.Reason(first), hour.Value(first + 3)));
        AssertTrue(station, hour, first);
    }

    [Fact]
    public void Without_time_there_are_no_hours_and_with_it_the_minutes_of_its_hour_count()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"));
        station.RunFor(TimeSpan.FromHours(5.25));
        Assert.Empty(station.Hours);

        // Time becomes known: it is 20 minutes past an hour. What was gathered over more than that is left out.
        station.LocalStartMs = MeasuringStation.StartMs + 300_000;
        station.RunFor(TimeSpan.FromHours(1.8));
        Assert.Equal(2, station.Hours.Count);
        int first = station.HourColumns.FirstColumns[station.Column("pm25")];
        Assert.Equal("too-few-readings", station.Hours[0].Reason(first));
        Assert.Equal((6 * HourMs - 300_000, HourMs, "normal"), (station.Hours[1].StartMs, station.Hours[1].LengthMs, station.Hours[1].Reason(first)));

        var early = new MeasuringStation(RepositoryFiles.Profile("reference"));
        early.RunFor(TimeSpan.FromMinutes(9.5));
        early.LocalStartMs = MeasuringStation.StartMs + 60_000;
        early.RunFor(TimeSpan.FromMinutes(60));
        Assert.Equal((60_000L, 58, "normal"), (early.Hours[0].StartMs, early.Hours[0].Value(first + 3), early.Hours[0].Reason(first)));
    }

    [Fact]
    public void Ten_minutes_follow_the_same_rules()
    {
        var hours = new List<TakenRecord>();
        var sink = new Sink(hours);
        PeriodStatistics statistics = OneChannel.Statistics();
        MinuteReadings readings = OneChannel.Readings(10_000, statistics: statistics);
        var periods = new LongPeriodAggregator(sink, statistics, sink, null);
        var record = new PeriodRecord(1) { LengthMs = 60_000, ValidSeconds = 60 };
        for (int minute = 0; minute < 30; minute++)
        {
            record.StartUptimeMs = minute * 60_000L;
            for (int i = 0; i < 6 && (minute is < 18 or > 20); i++)
            {
                readings.Add(0, minute, QualityReason.None);
            }

            readings.Conclude(record);
            periods.TakeMinute(record, record.StartUptimeMs + 120_000);
        }

        Assert.Equal([(0L, 600_000), (600_000L, 600_000), (1_200_000L, 600_000)], hours.Select(hour => (hour.StartMs, hour.LengthMs)));
        Assert.Equal([4, 14, 25], hours.Select(hour => hour.Value(0))); // 4.5, 13.5, 25
        Assert.Equal([10, 8, 9], hours.Select(hour => hour.Value(3)));
        Assert.All(hours, hour => Assert.Equal('N', hour.Letter(0)));
    }

    private static void AssertTrue(MeasuringStation station, TakenRecord hour, int column)
    {
        int source = station.HourColumns.SourceOf(column);
        Column meaning = station.HourColumns.ColumnAt(column);
        IReadOnlyList<decimal> readings = station.Models.Book.Usable(hour.Boot, hour.StartMs, hour.LengthMs, source);
        double scale = Math.Pow(10, -meaning.Exponent);
        double[] sorted = [.. readings.Select(value => (double)value * scale).OrderDescending()];
        double expected = meaning.Statistic switch
        {
            Statistic.Average => sorted.Average(),
            Statistic.Minimum or Statistic.LevelMinimum => sorted[^1],
            Statistic.Maximum or Statistic.LevelMaximum => sorted[0],
            Statistic.Count when meaning.Unit == "min" => station.Records.Count(record =>
                record.StartMs >= hour.StartMs && record.StartMs < hour.StartMs + hour.LengthMs && record.Letter(source) == 'N'),
            Statistic.Count => sorted.Length,
            Statistic.EquivalentLevel => Leq(readings) * 10,
            Statistic.StandardDeviation => Math.Sqrt(sorted.Sum(value => Math.Pow(value - sorted.Average(), 2)) / (sorted.Length - 1)),
            _ => sorted[(sorted.Length * Percent(meaning.Statistic) + 99) / 100 - 1],
        };
        Assert.True(
            Math.Abs(hour.Value(column)!.Value - expected) <= 0.500001,
            $"hour at {hour.StartMs}, {meaning.Factor} {meaning.Statistic}: {hour.Value(column)} instead of {expected}");
    }

    private static int Percent(Statistic statistic) => statistic switch
    {
        Statistic.Level5 => 5, Statistic.Level10 => 10, Statistic.Level50 => 50, Statistic.Level90 => 90, _ => 95,
    };

    private static double Leq(IReadOnlyList<decimal> levels) => 10 * Math.Log10(levels.Average(level => Math.Pow(10, (double)level / 10)));

    private sealed class Sink(List<TakenRecord> records) : IHourSink, ILocalTime
    {
        public bool AcceptHour(PeriodRecord record)
        {
            records.Add(TakenRecord.Copy(record, 1));
            return true;
        }

        public long LocalAtMs(long uptimeMs) => 1_767_225_600_000 + uptimeMs;
    }
}
