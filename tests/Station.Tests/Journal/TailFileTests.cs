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
}
