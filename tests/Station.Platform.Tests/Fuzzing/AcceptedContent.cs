using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests.Fuzzing;

/// <summary>
/// What must hold of every content that a decoder accepts, in the words of the document: whoever reads accepted records must
/// not have to check anything again.
/// </summary>
internal static class AcceptedContent
{
    private const long NumberLimit = 1L << 62;

    public static void AssertSound(MessageContent content)
    {
        switch (content.Kind)
        {
            case MessageKind.MinuteBlock or MessageKind.HourBlock:
                AssertSound(content.PeriodBlock);
                break;
            case MessageKind.EventBlock:
                AssertSound(content.EventBlock);
                break;
            case MessageKind.Live:
                AssertSound(content.Live);
                break;
            case MessageKind.Answer:
                Assert.True(content.Answer is { Boot: >= 1, UptimeMs: >= 0, CommandCounter: >= 0 });
                break;
            default:
                Assert.Equal(MessageKind.Session, content.Kind);
                AssertSound(content.Session);
                break;
        }
    }

    private static void AssertSound(BlockHeader header)
    {
        Assert.True(header.Boot >= 1 && header.Context >= 0 && header.StartMs >= 0);
        Assert.InRange(header.Count, 1, 240);
        Assert.InRange(header.Block, 0, NumberLimit - 1);
        Assert.InRange(header.FirstSequence, 0, NumberLimit - 1);
        Assert.InRange(header.OldestHeld, 0, header.Block);
        Assert.True(header.Block != 0 || header.Previous == 0);
    }

    private static void AssertSound(PeriodBlock block)
    {
        AssertSound(block.Header);
        Assert.InRange(block.PeriodSeconds, 1, 2_147_483);
        Assert.InRange(block.ColumnCount, 1, 64);
        Assert.Equal((block.Header.FirstSequence, block.Header.StartMs), (block.Sequence(0), block.StartMs(0)));
        for (var record = 0; record < block.Count; record++)
        {
            Assert.True(record == 0 || block.Sequence(record) > block.Sequence(record - 1));
            Assert.True(block.StartMs(record) >= 0 && block.LengthMs(record) >= 0 && block.ValidSecondsOf(record) >= 0);
            for (var column = 0; column < block.ColumnCount; column++)
            {
                AssertSound(block.Quality(column, record));
            }
        }
    }

    private static void AssertSound(EventBlock block)
    {
        AssertSound(block.Header);
        Assert.Equal(block.Header.Count, block.Records.Count);
        for (var index = 0; index < block.Records.Count; index++)
        {
            var record = block.Records[index];
            Assert.True(index == 0 || record.Sequence > block.Records[index - 1].Sequence);
            Assert.True(record.UptimeMs >= 0 && record.Body.Length <= 3000);
            Assert.True(record.Type is < 1 or > 9 || record.Detail is not null);
            if (record.Detail is ContextEvent context)
            {
                Assert.InRange(context.Columns.Length, 1, 64);
                Assert.InRange(context.HourColumns.Length, 0, 64);
                Assert.All(context.Columns.Concat(context.HourColumns), column => Assert.InRange(column.Exponent, -18, 18));
            }
        }
    }

    private static void AssertSound(LiveRecord live)
    {
        Assert.True(live.Boot >= 1 && live.StartMs >= 0 && live.LengthMs >= 0 && live.ValidSeconds >= 0 && live.UtcMs >= 0);
        Assert.InRange(live.Sequence, 0, NumberLimit - 1);
        Assert.InRange(live.ColumnCount, 1, 64);
        for (var column = 0; column < live.ColumnCount; column++)
        {
            AssertSound(live.Quality(column));
        }
    }

    private static void AssertSound(SessionMessage session)
    {
        Assert.True(session.Boot >= 1 && session.UptimeMs >= 0 && session.CommandCounter >= 0);
        Assert.InRange(session.OldestHeld, 0, session.NextBlock);
        Assert.InRange(session.NextSequence, 0, NumberLimit - 1);
    }

    private static void AssertSound(Quality quality)
    {
        Assert.InRange(quality.Code, 0, 0xFFF);
        Assert.False(quality.Absent && quality.Flag == 0);
    }
}
