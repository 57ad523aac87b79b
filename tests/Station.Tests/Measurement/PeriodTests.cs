using Station.Aggregation;
using Station.Measurement;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>Where periods begin and end, and what becomes of a record that flash refuses.</summary>
public sealed class PeriodTests
{
    [Fact]
    public void The_first_record_is_the_first_whole_minute()
    {
        var cut = new Cut();
        cut.RunTo(1_500, 200_000);
        Assert.Equal([(60_000L, 60_000), (120_000L, 60_000)], cut.Periods);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(29_990)]
    [InlineData(30_000)]
    [InlineData(30_010)]
    [InlineData(59_990)]
    public void Moving_the_minutes_makes_one_period_of_30_to_90_s(int phaseMs)
    {
        var cut = new Cut();
        cut.RunTo(1_500, 250_000);
        cut.PhaseMs = phaseMs;
        cut.RunTo(250_000, 700_000);

        Assert.All(cut.Periods, period => Assert.InRange(period.LengthMs, 30_000, 90_000));
        Assert.Single(cut.Periods, period => period.LengthMs != 60_000);
        Assert.Equal(phaseMs, cut.Periods[^1].StartMs % 60_000);
        for (int i = 1; i < cut.Periods.Count; i++)
        {
            Assert.Equal(cut.Periods[i - 1].StartMs + cut.Periods[i - 1].LengthMs, cut.Periods[i].StartMs);
        }
    }

    [Fact]
    public void A_refused_record_is_offered_again_until_the_next_one_is_due()
    {
        var cut = new Cut { Refusals = 3 };
        cut.RunTo(1_500, 125_000);
        Assert.Equal((1, 0), (cut.Minutes.RecordsAccepted, cut.Minutes.RecordsRefused));
        cut.Refusals = 1_000;
        cut.RunTo(125_000, 245_000);
        Assert.Equal((1, 1), (cut.Minutes.RecordsAccepted, cut.Minutes.RecordsRefused));
    }

    [Fact]
    public void A_stall_takes_away_from_the_valid_seconds_of_the_periods_that_it_touches()
    {
        var cut = new Cut();
        cut.RunTo(1_500, 110_000);
        cut.Step(127_000, 110_000);
        cut.RunTo(127_000, 185_000);
        Assert.Equal([50, 53], cut.ValidSeconds);
    }

    [Fact]
    public void A_stall_counts_once_while_samples_that_it_kept_waiting_are_still_due()
    {
        var cut = new Cut();
        cut.RunTo(1_500, 110_000);
        cut.Step(127_000, 110_000);
        cut.Step(127_010, 111_000);
        cut.Step(127_020, 112_000);
        cut.RunTo(127_020, 185_000);
        Assert.Equal([50, 53], cut.ValidSeconds);
    }

    [Fact]
    public void A_stall_over_two_ends_of_periods_takes_from_all_three()
    {
        var cut = new Cut();
        cut.RunTo(1_500, 119_000);
        cut.Step(182_000, 119_000);
        cut.Step(182_010, 180_000);
        cut.RunTo(182_010, 245_000);
        Assert.Equal([59, 0, 58], cut.ValidSeconds);
    }

    [Fact]
    public void Samples_are_locked_to_the_period_and_late_ones_are_left_out()
    {
        var period = new SamplingPeriod();
        var schedule = new SampleSchedule(period, 10_000);
        period.Begin(60_000, 120_000);
        Assert.Equal(62_000, schedule.NextMs);
        Assert.False(schedule.TakeDue(61_999));
        Assert.True(schedule.TakeDue(62_000));
        Assert.False(schedule.TakeDue(62_001));
        Assert.True(schedule.TakeDue(79_500)); // 7.5 s late: still taken
        Assert.Equal(82_000, schedule.NextMs);
        Assert.False(schedule.TakeDue(89_600)); // later than that: left out
        Assert.Equal(92_000, schedule.NextMs);
        Assert.True(schedule.TakeDue(112_000));
        Assert.Equal(120_000, schedule.NextMs);
    }

    private sealed class Cut : IPeriodBoundary, IRecordSink
    {
        private readonly SamplingPeriod period = new();

        public Cut()
        {
            Minutes = new MinuteAggregator(this, period, new MinuteReadings([], [], [], null, null), this);
        }

        public MinuteAggregator Minutes { get; }

        public int PhaseMs { get; set; }

        public int Refusals { get; set; }

        public List<(long StartMs, int LengthMs)> Periods { get; } = [];

        public List<int> ValidSeconds { get; } = [];

        public void RunTo(long fromMs, long toMs)
        {
            for (long nowMs = fromMs; nowMs <= toMs; nowMs += 10)
            {
                Step(nowMs, nowMs);
            }
        }

        public void Step(long nowMs, long dueMs) => Minutes.Step(nowMs, dueMs);

        public long NextBoundaryMs(long uptimeMs) => uptimeMs + 60_000 - (uptimeMs - PhaseMs + 60_000) % 60_000;

        public bool Accept(PeriodRecord record)
        {
            if (Refusals-- > 0)
            {
                return false;
            }

            Periods.Add((record.StartUptimeMs, record.LengthMs));
            ValidSeconds.Add(record.ValidSeconds);
            return true;
        }
    }
}
