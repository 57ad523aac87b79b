using Station.Aggregation;
using Station.Hal.Simulated.Flash;
using Station.Platform.Wire;

namespace Station.Tests.Journal;

/// <summary>Hour records beside minutes: their own rows, tail, blocks and segments, one row of numbers for all.</summary>
public sealed class HourRecordsTests
{
    private const long HourMs = 3_600_000;
    private const long MinuteMs = 60_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hours_and_minutes_share_one_dense_row_of_numbers_through_blocks_boots_and_cuts(bool online)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var random = new Random(7);
        var expected = new SortedSet<long>();
        for (uint boot = 1; boot <= 6; boot++)
        {
            var journal = new JournalUnderTest(chip, boot);
            journal.Records.Online = online;
            for (int hour = 0; hour < 40; hour++)
            {
                for (int minute = 0; minute < 5; minute++)
                {
                    Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, (hour * HourMs) + (minute * MinuteMs))));
                    expected.Add(journal.Records.NewestSequence);
                }

                Assert.True(journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, hour * HourMs)));
                expected.Add(journal.Store.NextSequence - 1);
            }
        }

        var after = new JournalUnderTest(chip, 99);
        Assert.True(after.Records.SettleEarlierBoot());
        Assert.Equal(expected, SequencesIn(after, out int hours));
        Assert.Equal(6 * 40, hours);
        Assert.Equal(expected.Max + 1, expected.Count);
    }

    /// <summary>Hours differ by more than minutes do. A day of them in each block leaves the frame of a block a small part.</summary>
    [Fact]
    public void In_an_outage_a_block_holds_most_of_a_day_of_restless_hours()
    {
        const int Hours = 480;
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        var random = new Random(11);
        var record = new PeriodRecord(JournalUnderTest.Columns) { LengthMs = (int)HourMs, ValidSeconds = 3_600 };
        for (int hour = 0; hour < Hours; hour++)
        {
            record.StartUptimeMs = hour * HourMs;
            for (int column = 0; column < JournalUnderTest.Columns; column++)
            {
                record.Values[column] += random.Next(-60, 61);
            }

            Assert.True(journal.Records.AcceptHour(record));
        }

        Assert.InRange((double)Hours / journal.Store.NextBlock, 18, 48);
    }

    /// <summary>Blocks of one hour or six end anywhere in a segment, also where the next one misses its end by less than a row.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(2_000)]
    public void Short_blocks_end_anywhere_in_a_segment(int restlessness)
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.LargeVolumeBytes), 1);
        journal.Records.Online = true;
        var random = new Random(3);
        var record = new PeriodRecord(JournalUnderTest.Columns) { LengthMs = (int)HourMs, ValidSeconds = 3_600 };
        for (int hour = 0; hour < 3_000; hour++)
        {
            record.StartUptimeMs = hour * HourMs;
            for (int column = 0; column < JournalUnderTest.Columns; column++)
            {
                record.Values[column] += random.Next(-restlessness, restlessness + 1);
            }

            Assert.True(journal.Records.AcceptHour(record));
        }

        Assert.True(journal.Records.CloseOpenBlocks());
        Assert.Equal(3_000, SequencesIn(journal, out int hours).Count);
        Assert.Equal(3_000, hours);
    }

    private static SortedSet<long> SequencesIn(JournalUnderTest journal, out int hours)
    {
        var content = new MessageContent();
        var found = new SortedSet<long>();
        hours = 0;
        foreach ((_, byte[] message) in journal.ReadAll())
        {
            Assert.True(Envelope.TryParse(message, out Envelope envelope));
            Assert.Equal(Fault.None, content.Decode(envelope.Payload));
            hours += content.Kind == MessageKind.HourBlock ? content.PeriodBlock.Count : 0;
            for (int row = 0; row < content.PeriodBlock.Count; row++)
            {
                Assert.True(found.Add(content.PeriodBlock.Sequence(row)), "a number was used twice");
            }
        }

        return found;
    }
}
