using Station.Aggregation;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal;

/// <summary>The files that hold the open block's rows.</summary>
public sealed class TailFileTests
{
    private const long MinuteMs = 60_000;

    /// <summary>A longer file would leave littlefs's metadata log and cost five times as much; 32 bytes below its 512 stay free.</summary>
    [Theory]
    [InlineData(JournalUnderTest.Columns)]
    [InlineData(64)]
    public void No_tail_file_is_ever_longer_than_480_bytes(int columns)
    {
        const int LimitBytes = 480;
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.LargeVolumeBytes), 1, columns: columns);
        int longest = 0;
        journal.Files.Operated += operation =>
            longest = operation.Verb == "replace" && operation.Path.StartsWith("run/", StringComparison.Ordinal) ? Math.Max(longest, operation.Bytes) : longest;
        var random = new Random(5);
        for (int minute = 0; minute < 2_000; minute++)
        {
            PeriodRecord record = JournalUnderTest.RandomRecord(random, (minute * MinuteMs) + random.Next(2), columns);
            for (int column = 0; column < columns && minute % 3 == 0; column++)
            {
                record.Values[column] = random.Next(int.MinValue + 1, int.MaxValue);
            }

            Assert.True(journal.Records.Accept(record), $"record {minute} was refused");
        }

        Assert.InRange(longest, LimitBytes / 2, LimitBytes);
    }

    /// <summary>A profile may be put onto the volume while rows are open: they were accepted, and say themselves how many columns they have.</summary>
    [Theory]
    [InlineData(12, 13)]
    [InlineData(12, 1)]
    [InlineData(1, 64)]
    [InlineData(64, 12)]
    public void Rows_that_were_open_under_another_profile_are_kept(int columnsBefore, int columnsAfter)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        RecordMinutesAndHours(new JournalUnderTest(chip, 1, columns: columnsBefore), columnsBefore);
        var after = new JournalUnderTest(chip, 2, columns: columnsAfter);
        Assert.False(after.Records.TailDamaged);
        RecordMinutesAndHours(after, columnsAfter);
        var again = new JournalUnderTest(chip, 3, columns: columnsAfter);
        Assert.False(again.Records.TailDamaged);
        Assert.True(again.Records.SettleEarlierBoot());

        var content = new Platform.Wire.MessageContent();
        var columns = new SortedDictionary<long, int>();
        foreach ((_, byte[] message) in again.ReadAll())
        {
            Assert.True(Platform.Wire.Envelope.TryParse(message, out Platform.Wire.Envelope envelope));
            Assert.Equal(Platform.Wire.Fault.None, content.Decode(envelope.Payload));
            for (int row = 0; row < content.PeriodBlock.Count; row++)
            {
                columns.Add(content.PeriodBlock.Sequence(row), content.PeriodBlock.ColumnCount);
            }
        }

        Assert.Equal(0, again.Ledger.Count);
        Assert.Equal(Enumerable.Range(0, (int)again.Store.NextSequence).Select(sequence => (long)sequence), columns.Keys);
        Assert.All(columns, row => Assert.Equal(row.Key < columns.Count / 2 ? columnsBefore : columnsAfter, row.Value));
    }

    private static void RecordMinutesAndHours(JournalUnderTest journal, int columns)
    {
        const int Minutes = 122;
        const int MinutesOfHour = 60;
        var random = new Random(columns);
        for (int minute = 1; minute <= Minutes; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * MinuteMs, columns)));
            Assert.True(minute % MinutesOfHour != 0 || journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, minute * MinuteMs, columns)));
        }
    }
}
