using Station.Aggregation;
using Station.Measurement;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>The rule that makes one value and one flag of a minute, column by column.</summary>
public sealed class MinuteRuleTests
{
    private const int Missing = PeriodRecord.Missing;

    [Theory]
    [InlineData(45, 15, QualityReason.Silence, 10, QualityFlag.Normal, QualityReason.None)]
    [InlineData(44, 16, QualityReason.Silence, Missing, QualityFlag.Communication, QualityReason.Silence)]
    [InlineData(44, 16, QualityReason.ChecksumLoss, Missing, QualityFlag.Communication, QualityReason.ChecksumLoss)]
    [InlineData(44, 16, QualityReason.InstrumentError, Missing, QualityFlag.Fault, QualityReason.InstrumentError)]
    [InlineData(44, 0, QualityReason.None, Missing, QualityFlag.Communication, QualityReason.TooFewReadings)]
    [InlineData(0, 0, QualityReason.None, Missing, QualityFlag.Communication, QualityReason.TooFewReadings)]
    public void Three_quarters_of_normal_readings_make_a_normal_minute(
        int normal, int failures, QualityReason failure, int value, QualityFlag flag, QualityReason reason)
    {
        var readings = OneChannel.Readings(1_000);
        Repeat(normal, () => readings.Add(0, 10, QualityReason.None));
        Repeat(failures, () => readings.AddFailure(0, failure));
        Assert.Equal((value, flag, reason), Conclude(readings, 60_000));
    }

    [Theory]
    [InlineData(QualityReason.WarmUp, QualityFlag.OutOfOperation)]
    [InlineData(QualityReason.AboveRange, QualityFlag.OutOfRange)]
    [InlineData(QualityReason.BelowRange, QualityFlag.OutOfRange)]
    public void The_readings_that_carry_the_flag_make_the_value(QualityReason reason, QualityFlag flag)
    {
        var readings = OneChannel.Readings(1_000);
        Repeat(40, () => readings.Add(0, 10, QualityReason.None));
        Repeat(20, () => readings.Add(0, 700, reason));
        Assert.Equal((700, flag, reason), Conclude(readings, 60_000));
    }

    [Fact]
    public void The_foremost_reason_speaks()
    {
        QualityReason[] precedence =
        [
            QualityReason.WarmUp, QualityReason.InstrumentError, QualityReason.AboveRange,
            QualityReason.BelowRange, QualityReason.ChecksumLoss, QualityReason.Silence,
        ];
        for (int first = 0; first < precedence.Length; first++)
        {
            var readings = OneChannel.Readings(1_000);
            for (int other = precedence.Length - 1; other >= first; other--)
            {
                Repeat(other == first ? 1 : 8, () => readings.AddFailure(0, precedence[other]));
            }

            Assert.Equal(precedence[first], Conclude(readings, 60_000).Reason);
        }
    }

    [Fact]
    public void A_period_starts_without_memory_of_the_one_before()
    {
        var readings = OneChannel.Readings(10_000);
        Repeat(6, () => readings.Add(0, 900, QualityReason.WarmUp));
        Conclude(readings, 60_000);
        Repeat(6, () => readings.Add(0, 5, QualityReason.None));
        Assert.Equal((5, QualityFlag.Normal, QualityReason.None), Conclude(readings, 60_000));
    }

    [Theory]
    [InlineData(60_000, 1_000, 60)]
    [InlineData(60_000, 10_000, 6)]
    [InlineData(59_990, 1_000, 60)]
    [InlineData(59_990, 10_000, 6)]
    [InlineData(30_000, 10_000, 3)]
    [InlineData(45_300, 1_000, 45)]
    [InlineData(89_990, 10_000, 9)]
    public void The_number_of_readings_follows_from_the_length(int lengthMs, int intervalMs, int expected) =>
        Assert.Equal(expected, SamplingPeriod.ExpectedReadings(lengthMs, intervalMs));

    [Theory]
    [InlineData(new long[] { 5, 6 }, 6)] // 5.5
    [InlineData(new long[] { 6, 7 }, 6)] // 6.5
    [InlineData(new long[] { -5, -6 }, -6)] // -5.5
    [InlineData(new long[] { -6, -7 }, -6)] // -6.5
    [InlineData(new long[] { 1, 1, 2 }, 1)]
    [InlineData(new long[] { 1, 2, 2 }, 2)]
    public void A_mean_is_rounded_half_to_even(long[] values, int expected)
    {
        var readings = OneChannel.Readings(20_000);
        foreach (long value in values)
        {
            readings.Add(0, value, QualityReason.None);
        }

        Assert.Equal(expected, Conclude(readings, values.Length * 20_000).Value);
    }

    [Theory]
    [InlineData(999, QualityReason.None)]
    [InlineData(1_000, QualityReason.None)]
    [InlineData(1_001, QualityReason.AboveRange)]
    [InlineData(0, QualityReason.None)]
    [InlineData(-1, QualityReason.BelowRange)]
    public void The_ends_of_the_measuring_range_belong_to_it(int raw, QualityReason expected)
    {
        var channel = new Channel(new Scale(1, 1, 0), 0, 1_000, OneChannel.Readings(1_000));
        channel.Take(raw, QualityReason.None);
        Assert.Equal(expected, channel.LastReason);
        channel.Take(raw, QualityReason.WarmUp);
        Assert.Equal(QualityReason.WarmUp, channel.LastReason);
    }

    private static (int Value, QualityFlag Flag, QualityReason Reason) Conclude(MinuteReadings readings, int lengthMs)
    {
        var record = new PeriodRecord(1) { LengthMs = lengthMs };
        readings.Conclude(record);
        return (record.Values[0], record.Flags[0], record.Reasons[0]);
    }

    private static void Repeat(int count, Action action)
    {
        for (int i = 0; i < count; i++)
        {
            action();
        }
    }
}
