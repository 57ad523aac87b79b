using CsCheck;
using Station.Platform.Tests.Encoding;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

public class DecodingTests
{
    private readonly MessageContent content = new();

    [Fact]
    public void Period_blocks_come_back_as_they_were_written()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var block = RandomBlocks.Period(seed);
            Assert.Equal(Fault.None, content.Decode(block.ToPayload()));
            AssertSame(block, content.PeriodBlock);
        }
    }

    [Fact]
    public void Any_series_comes_back_in_every_mode() =>
        Gen.Select(SeriesValues(), Gen.Int[0, 15]).Sample(
            (values, mode) =>
            {
                var block = TestPeriodBlock.Minutes(0, 0, values) with { ModeOf = _ => mode };
                return content.Decode(block.ToPayload()) == Fault.None
                    && content.PeriodBlock.Values(0).SequenceEqual(values);
            },
            iter: 20_000,
            threads: 1);

    [Fact]
    public void Every_flag_and_reason_comes_back_with_and_without_a_value()
    {
        foreach (var present in new[] { true, false })
        {
            for (var flag = present ? 0 : 1; flag < 8; flag++)
            {
                for (var reason = 0; reason < 256; reason++)
                {
                    var cell = new TestCell(present ? 5 : null, flag, reason);
                    var record = new TestPeriodRecord(3, 60_000, 60_000, 60, [cell, new TestCell(-1)]);
                    Assert.Equal(Fault.None, content.Decode(new TestPeriodBlock(new TestHeader(), 60, [record]).ToPayload()));
                    AssertSame(cell, content.PeriodBlock.Quality(0, 0), content.PeriodBlock.Value(0, 0));
                    Assert.Equal(Fault.None, content.Decode(new TestLive(record).ToPayload()));
                    AssertSame(cell, content.Live.Quality(0), content.Live.Value(0));
                    Assert.Equal(-1, content.Live.Value(1));
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 'N')]
    [InlineData(1, 'F')]
    [InlineData(2, 'M')]
    [InlineData(3, 'S')]
    [InlineData(4, 'D')]
    [InlineData(5, 'C')]
    [InlineData(6, 'T')]
    [InlineData(7, 'B')]
    public void Flags_have_their_letters(int flag, char letter) => Assert.Equal(letter, new Quality(false, flag, 0).FlagLetter);

    [Fact]
    public void Live_records_come_back_as_they_were_written()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var cells = Enumerable.Range(0, random.Next(1, 65)).Select(_ => RandomBlocks.Cell(random)).ToArray();
            var record = new TestPeriodRecord(random.NextInt64(1L << 50), random.NextInt64(1L << 50), random.Next(), random.Next(), cells);
            var live = new TestLive(record) { NextBlock = random.NextInt64(1L << 40), UtcMs = random.Next(3), Boot = 9 };

            Assert.Equal(Fault.None, content.Decode(live.ToPayload()));

            var read = content.Live;
            Assert.Equal((9, live.Nonce, live.Context), (read.Boot, read.BootNonce, read.Context));
            Assert.Equal((record.Sequence, record.StartMs, record.LengthMs), (read.Sequence, read.StartMs, read.LengthMs));
            Assert.Equal((record.ValidSeconds, live.NextBlock, live.UtcMs), (read.ValidSeconds, read.NextBlock, read.UtcMs));
            Assert.Equal(cells.Length, read.ColumnCount);
            for (var column = 0; column < cells.Length; column++)
            {
                AssertSame(cells[column], read.Quality(column), read.Value(column));
            }
        }
    }

    [Fact]
    public void Events_come_back_as_they_were_written()
    {
        var header = new TestHeader { Block = 4, First = 10, StartMs = 500, Previous = 3 };
        var payload = TestEvents.ToPayload(
            header,
            (0, 0, 1, TestEvents.Boot(6, 2, 8, 5)),
            (3, 20, 2, TestEvents.Context(7, columns: 64, sensors: 32)),
            (0, 1, 3, TestEvents.Anchor(600, 1_790_000_000_000, 40, 2)),
            (0, 0, 4, TestEvents.Loss(2, 5, 3)),
            (1, 9, 99, [1, 2, 3]));

        Assert.Equal(Fault.None, content.Decode(payload));

        var records = content.EventBlock.Records;
        Assert.Equal([10, 14, 15, 16, 18], records.Select(record => record.Sequence));
        Assert.Equal([500, 520, 521, 521, 530], records.Select(record => record.UptimeMs));
        Assert.Equal(new BootEvent(6, 2, 8, 5, "0.1.0", "reference"), records[0].Detail);
        Assert.Equal(new AnchorEvent(600, 1_790_000_000_000, 40, 2), records[2].Detail);
        Assert.Equal(new LossEvent(1, 1, 2, 5, 3, 1, 1000, 1, 2000), records[3].Detail);
        Assert.Null(records[4].Detail);
        Assert.Equal([1, 2, 3], records[4].Body);
        var context = Assert.IsType<ContextEvent>(records[1].Detail);
        Assert.Equal((7, "Roof, 邢台", 37_068_000, -114_504_000, 480), (context.Context, context.Site, context.LatitudeMicrodegrees, context.LongitudeMicrodegrees, context.UtcOffsetMinutes));
        Assert.Equal([1, 2, 3, 4], context.FirmwareHash);
        Assert.Equal(32, context.Sensors.Length);
        Assert.Equal(new ContextSensor("pms", "PMS5003", "S-17"), context.Sensors[31]);
        Assert.Equal(
            new ContextColumn("a34004", 1, "ug/m3", -1, 64, new ContextCalibration(-5, 1_000_000, 20_000, "Li", 2)),
            context.Columns[63]);
    }

    [Fact]
    public void Sessions_come_back_as_they_were_written()
    {
        var session = new TestSession { Boot = 3, UptimeMs = 77, NextBlock = 12, OldestHeld = 4, NextSequence = 700, Session = ulong.MaxValue };

        Assert.Equal(Fault.None, content.Decode(session.ToPayload()));

        Assert.Equal(
            new SessionMessage(3, 0xA1B2C3D4, ulong.MaxValue, 77, 7, 12, 4, 700, "0.1.0"),
            content.Session);
    }

    [Fact]
    public void Hour_columns_take_what_they_share_from_the_column_they_name()
    {
        var payload = TestEvents.ToPayload(new TestHeader(), (0, 0, 2, TestEvents.Context(1, columns: 2)));
        Assert.Equal(Fault.None, content.Decode(payload));
        var context = (ContextEvent)content.EventBlock.Records[0].Detail!;
        Assert.Equal(4, context.HourColumns.Length);
        Assert.Equal(context.Columns[1], context.HourColumns[2]);
        Assert.Equal(context.Columns[1] with { Statistic = 4, Unit = "min", Exponent = 0 }, context.HourColumns[3]);
    }

    [Fact]
    public void Levels_calibrations_and_alarms_come_back_as_they_were_written()
    {
        var payload = TestEvents.ToPayload(
            new TestHeader(),
            (0, 0, 5, new ByteWriter().Varint(20_790).Varint(1).Varint(5).Varint(5_760).Zigzag(623).Varint(2_880).Zigzag(548).Zigzag(633).ToArray()),
            (0, 0, 6, new ByteWriter().Varint(7).Zigzag(-3).Varint(1_020_000).Varint(20_790).Text("Li").Varint(2).ToArray()),
            (0, 0, 7, new ByteWriter().Text("flood").Varint(6).Byte(1).Zigzag(3_100).ToArray()));
        Assert.Equal(Fault.None, content.Decode(payload));
        var records = content.EventBlock.Records;
        Assert.Equal(new DayLevel(5, 5_760, 623, 2_880, 548, 633), Assert.Single(((DayLevelsEvent)records[0].Detail!).Levels));
        Assert.Equal(new CalibrationEvent(7, new ContextCalibration(-3, 1_020_000, 20_790, "Li", 2)), records[1].Detail);
        Assert.Equal(new AlarmEvent("flood", 6, true, 3_100), records[2].Detail);
    }

    [Fact]
    public void Decoding_period_blocks_allocates_nothing()
    {
        var payload = RandomBlocks.Period(5).ToPayload();
        content.Decode(payload);
        Assert.Equal(0, Station.Tests.Allocation.BytesOf(() =>
        {
            for (var round = 0; round < 100; round++)
            {
                content.Decode(payload);
            }
        }));
    }

    private static Gen<int[]> SeriesValues() => Gen.OneOf(
        Gen.Int.Array[1, 240],
        Gen.Int[-3, 3].Array[1, 240],
        Gen.Select(Gen.Int, Gen.Int[1, 240], (value, count) => Enumerable.Repeat(value, count).ToArray()),
        Gen.Int[0, 2].Select(choice => choice switch { 0 => int.MinValue, 1 => int.MaxValue, _ => 0 }).Array[1, 240]);

    private static void AssertSame(TestPeriodBlock expected, PeriodBlock actual)
    {
        Assert.Equal(expected.Records.Count, actual.Count);
        Assert.Equal(expected.PeriodSeconds, actual.PeriodSeconds);
        Assert.Equal(expected.Header.Boot, actual.Header.Boot);
        Assert.Equal(expected.Header.Nonce, actual.Header.BootNonce);
        Assert.Equal(expected.Header.Block - expected.Header.Held, actual.Header.OldestHeld);
        Assert.Equal(expected.Header.Previous, actual.Header.Previous);
        for (var index = 0; index < actual.Count; index++)
        {
            var record = expected.Records[index];
            Assert.Equal(
                (record.Sequence, record.StartMs, record.LengthMs, record.ValidSeconds),
                (actual.Sequence(index), actual.StartMs(index), actual.LengthMs(index), actual.ValidSecondsOf(index)));
            for (var column = 0; column < actual.ColumnCount; column++)
            {
                AssertSame(record.Cells[column], actual.Quality(column, index), actual.Value(column, index));
            }
        }
    }

    private static void AssertSame(TestCell expected, Quality quality, int value)
    {
        Assert.Equal((expected.Value is null, expected.Flag, expected.Reason), (quality.Absent, quality.Flag, quality.Reason));
        Assert.Equal(expected.Value ?? 0, value);
    }
}
