using Station.Aggregation;
using Station.Measurement;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>What speaks against a single reading, and which reason speaks when several do.</summary>
public sealed class ChannelCheckTests
{
    private readonly Flash flash = new();
    private Circumstances now;

    public ChannelCheckTests()
    {
        now = new Circumstances(flash, OneChannel.Readings(10_000));
    }

    [Fact]
    public void A_reading_that_does_not_move_is_stuck_until_it_does()
    {
        Channel channel = Create(new ChannelChecks(now) { StuckMs = 60_000 });
        string seen = string.Concat(Enumerable.Range(0, 9).Select(i => Letter(Take(channel, i * 10_000, 50))));
        Assert.Equal("NNNNNNDDD", seen);
        Assert.Equal(QualityReason.None, Take(channel, 90_000, 51));
        Assert.Equal(QualityReason.None, Take(channel, 140_000, 51));
        Assert.Equal(QualityReason.Stuck, Take(channel, 150_000, 51));
    }

    [Theory]
    [InlineData(110, 60_000, QualityReason.None)]
    [InlineData(111, 60_000, QualityReason.RateOfChange)]
    [InlineData(89, 60_000, QualityReason.RateOfChange)]
    [InlineData(101, 10_000, QualityReason.None)]
    [InlineData(102, 10_000, QualityReason.RateOfChange)]
    [InlineData(200, 600_000, QualityReason.None)]
    public void A_change_is_held_against_the_time_that_it_took(int raw, int pauseMs, QualityReason expected)
    {
        Channel channel = Create(new ChannelChecks(now) { RatePerMinute = 10 });
        Take(channel, 0, 100);
        Assert.Equal(expected, Take(channel, pauseMs, raw));
    }

    [Fact]
    public void A_flood_that_rises_too_fast_keeps_its_values_and_a_jump_is_doubted_once()
    {
        MinuteReadings readings = OneChannel.Readings(10_000, Statistic.Median);
        now = new Circumstances(flash, readings);
        Channel channel = Create(new ChannelChecks(now) { RatePerMinute = 10 });
        for (int i = 0; i < 7; i++)
        {
            Take(channel, i * 10_000, 1_000 + (50 * i));
        }

        var record = new PeriodRecord(1) { LengthMs = 70_000 };
        readings.Conclude(record);
        Assert.Equal((1_150, QualityFlag.Fault, QualityReason.RateOfChange), (record.Values[0], record.Flags[0], record.Reasons[0]));
        for (int i = 7; i < 13; i++)
        {
            Take(channel, i * 10_000, 3_000);
        }

        record.LengthMs = 60_000;
        readings.Conclude(record);
        Assert.Equal((3_000, QualityReason.None), (record.Values[0], record.Reasons[0]));
    }

    [Theory]
    [InlineData(40, 40, QualityReason.None)]
    [InlineData(41, 40, QualityReason.Implausible)]
    public void Fine_dust_above_coarse_contradicts_it_on_both_sides_and_in_either_order(int fine, int coarse, QualityReason expected)
    {
        var fineChecks = new ChannelChecks(now) { NeedsOthers = true };
        var coarseChecks = new ChannelChecks(now) { NeedsOthers = true };
        Channel fineChannel = Create(fineChecks);
        Channel coarseChannel = Create(coarseChecks);
        fineChecks.AtMost = coarseChannel;
        coarseChecks.AtLeast = fineChannel;
        for (int round = 0; round < 4; round++)
        {
            now.Begin(round * 1_000);
            Channel[] order = round % 2 == 0 ? [fineChannel, coarseChannel] : [coarseChannel, fineChannel];
            foreach (Channel channel in order)
            {
                channel.Take(channel == fineChannel ? fine : coarse, QualityReason.None);
            }

            fineChannel.Settle();
            coarseChannel.Settle();
            Assert.Equal((expected, expected), (fineChannel.LastReason, coarseChannel.LastReason));
        }
    }

    [Theory]
    [InlineData(850, 1_000, QualityReason.None, QualityReason.None)]
    [InlineData(851, 1_000, QualityReason.None, QualityReason.Humid)]
    [InlineData(851, 130_000, QualityReason.None, QualityReason.None)]
    [InlineData(999, 1_000, QualityReason.WarmUp, QualityReason.None)]
    public void Dust_in_humid_air_is_doubted_while_the_humidity_is_known(int humidity, int laterMs, QualityReason humidityReason, QualityReason expected)
    {
        Channel air = Create(new ChannelChecks(now));
        Channel dust = Create(new ChannelChecks(now) { NeedsOthers = true, Humidity = air, HumidityLimit = 850 });
        now.Begin(5_000);
        air.Take(humidity, humidityReason);
        Assert.Equal(expected, Take(dust, 5_000 + laterMs, 77));
    }

    [Theory]
    [InlineData(true, 100, QualityReason.FlashWrite)]
    [InlineData(true, 150, QualityReason.FlashWrite)]
    [InlineData(true, 151, QualityReason.None)]
    [InlineData(false, 100, QualityReason.None)]
    public void A_frame_on_the_wire_while_flash_was_written_is_doubted_on_the_chips_own_ports(bool onChip, int afterMs, QualityReason expected)
    {
        Channel channel = Create(new ChannelChecks(now) { OnChipPort = onChip });
        flash.LastWriteEndMs = 10_000;
        Assert.Equal(expected, Take(channel, 10_000 + afterMs, 5));
    }

    [Theory]
    [InlineData(MeasuringMode.Maintenance, 'M', QualityReason.Maintenance)]
    [InlineData(MeasuringMode.Calibrating, 'C', QualityReason.Calibrating)]
    [InlineData(MeasuringMode.OutOfOperation, 'F', QualityReason.OutOfOperation)]
    public void What_people_do_outranks_everything_that_instruments_say(MeasuringMode mode, char flag, QualityReason reason)
    {
        MinuteReadings readings = OneChannel.Readings(10_000);
        now = new Circumstances(flash, readings);
        Channel channel = Create(new ChannelChecks(now));
        channel.Mode = mode;
        foreach (QualityReason other in new[] { QualityReason.None, QualityReason.WarmUp, QualityReason.InstrumentError })
        {
            Assert.Equal(reason, Take(channel, 0, 5_000, other));
        }

        channel.Miss(QualityReason.Silence);
        var record = new PeriodRecord(1) { LengthMs = 60_000 };
        readings.Conclude(record);
        Assert.Equal((5_000, flag, reason), (record.Values[0], Letter(record.Reasons[0]), record.Reasons[0]));

        channel.Mode = MeasuringMode.Measuring;
        Assert.Equal(QualityReason.None, Take(channel, 10_000, 5));
    }

    [Fact]
    public void Every_reason_has_its_own_rank_and_a_flag_that_is_not_N()
    {
        QualityReason[] reasons = [.. Enum.GetValues<QualityReason>()];
        Assert.Equal(Quality.ReasonCount, reasons.Length);
        Assert.Equal(reasons.Length, reasons.Select(Quality.RankOf).Distinct().Count());
        Assert.All(reasons.Skip(1), reason => Assert.NotEqual(QualityFlag.Normal, Quality.FlagOf(reason)));
        Assert.Equal(Enum.GetValues<QualityFlag>(), reasons.Select(Quality.FlagOf).Distinct().Order());
        foreach (QualityReason reason in reasons.Skip(1))
        {
            ushort[] counts = [.. reasons.Select(other => Quality.RankOf(other) >= Quality.RankOf(reason) ? (ushort)1 : (ushort)0)];
            Assert.Equal(reason, Quality.Foremost(counts));
        }
    }

    private static char Letter(QualityReason reason) => "NFMSDCTB"[(int)Quality.FlagOf(reason)];

    private QualityReason Take(Channel channel, long nowMs, int raw, QualityReason reason = QualityReason.None)
    {
        now.Begin(nowMs);
        channel.Take(raw, reason);
        channel.Settle();
        return channel.LastReason;
    }

    private static Channel Create(ChannelChecks checks) => new(new Scale(1, 1, 0), 0, 4_000, checks);

    private sealed class Flash : IFlashActivity
    {
        public long LastWriteEndMs { get; set; } = -1_000_000;
    }
}
