using System.Diagnostics;
using Station.Platform.Storage;
using Station.Timekeeping;

namespace Station.EndToEnd.Tests;

/// <summary>A station that reaches no time server, and the tool's receiver, which tells it the time by itself.</summary>
public sealed class TimeHintTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Its first minute passes as fast as the machine can; from then on its time is that of the receiver.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(70);

    private readonly Mosquitto broker = new();
    private readonly RunningStation running;

    public TimeHintTests()
    {
        running = new RunningStation(broker.Port, startMs: (DateTimeOffset.UtcNow - Ahead).ToUnixTimeMilliseconds());
        running.Station.Board.Udp.Hosts.Clear();
    }

    private TimeKeeper Time => running.Station.Firmware!.Delivery!.Time;

    private long NowMs => running.Station.Board.Time.NowMs;

    public void Dispose()
    {
        running.Dispose();
        broker.Dispose();
    }

    [Fact]
    public void The_receiver_tells_it_the_time_and_its_records_are_resolved_as_evidence()
    {
        using ToolProcess receiver = ToolProcess.Start(running.ReceiverArguments(broker));
        running.AwaitStore();
        running.RunFor(TimeSpan.FromMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - NowMs));
        Assert.False(Time.Resolved);

        FollowUntil(() => Time.Resolved);
        Assert.Equal(ClockSource.TimeHint, Time.Anchor.Source);
        Assert.InRange(Time.Anchor.UncertaintyMs, 1_000, 5_000);
        long uptimeMs = running.Station.Board.Crystal.UptimeAt(NowMs);
        Assert.InRange(Math.Abs(Time.UtcAtMs(uptimeMs) - NowMs), 0, Time.UncertaintyAtMs(uptimeMs) + 1_000);

        Assert.True(running.Station.Firmware!.Delivery!.Journal.CloseOpenBlocks());
        FollowUntil(() => States().Contains(TimeState.Resolved));
        Assert.DoesNotContain(TimeState.Disputed, States());
        using EvidenceReader store = EvidenceReader.Open(running.StorePath);
        Assert.Contains(store.ReadAnswers(1), answer => answer is { Outcome: Station.Platform.Commands.CommandOutcome.Done, Counter: > 1 });
    }

    private List<TimeState> States()
    {
        using EvidenceReader store = EvidenceReader.Open(running.StorePath);
        return [.. store.ReadRecords(new StoreKey(1, 0)).Where(record => record.IsConfirmed).Select(record => record.TimeState)];
    }

    /// <summary>Runs it in real time.</summary>
    private void FollowUntil(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Limit, "it did not come to pass");
            long behindMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - NowMs;
            running.RunFor(TimeSpan.FromMilliseconds(Math.Clamp(behindMs, 1, 1_000)));
            Thread.Sleep(20);
        }
    }
}
