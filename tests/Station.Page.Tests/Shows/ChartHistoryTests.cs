using Station.Platform.Reports;
using Station.Tool.Demo.Live;

namespace Station.Page.Tests.Shows;

/// <summary>The charts' memory: order of arrival does not matter, and it does not grow.</summary>
public sealed class ChartHistoryTests
{
    private const long MinuteMs = 60_000;

    private readonly ChartHistory history = new();

    [Fact]
    public void A_minute_waits_until_the_platform_has_it()
    {
        Measure(5);
        Assert.Equal((1, (SequenceRange?)null), (history.Waiting, history.Unread));
        history.Arrived(new SequenceRange(4, 7));
        Assert.Equal((0, new SequenceRange(5, 6)), (history.Waiting, history.Unread));
        history.Read(5, [2.5]);
        Assert.Null(history.Unread);
        Assert.Equal(2.5, Assert.Single(history.After(1)).Delivered![0]);
        Assert.Empty(history.After(history.Version));
    }

    [Fact]
    public void A_copy_may_be_there_before_the_minute_was_noted()
    {
        history.Arrived(new SequenceRange(8, 9));
        Measure(8);
        Assert.Equal(0, history.Waiting);
        Assert.Equal(new SequenceRange(8, 9), history.Unread);
    }

    [Fact]
    public void What_comes_again_changes_nothing()
    {
        Measure(1);
        history.Arrived(new SequenceRange(1, 2));
        history.Read(1, [1]);
        long version = history.Version;
        history.Arrived(new SequenceRange(1, 2));
        history.Read(1, [9]);
        Assert.Equal(version, history.Version);
    }

    [Fact]
    public void Points_are_kept_for_a_day_and_what_the_platform_lacks_for_longer()
    {
        for (int sequence = 0; sequence < 2_000; sequence++)
        {
            Measure(sequence);
        }

        Assert.Equal(1_440, history.After(0).Count);
        Assert.Equal(2_000, history.Waiting);
        history.Arrived(new SequenceRange(0, 2_000));
        Assert.Equal(0, history.Waiting);
        Assert.Equal(560, history.Unread!.Value.First);
    }

    [Fact]
    public void What_is_admitted_as_lost_waits_no_longer_and_may_come_all_the_same()
    {
        Measure(1);
        Measure(2);
        history.Lost(new SequenceRange(0, 2));
        Assert.Equal(1, history.Waiting);
        history.Arrived(new SequenceRange(1, 2));
        Assert.Equal((1, new SequenceRange(1, 2)), (history.Waiting, history.Unread));
    }

    private void Measure(long sequence) => history.Measured(sequence, sequence * MinuteMs, [1]);
}
