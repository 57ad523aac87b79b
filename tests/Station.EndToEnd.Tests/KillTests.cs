using Station.Hal.Simulated.Mqtt;
using Station.Uplink;

namespace Station.EndToEnd.Tests;

/// <summary>kill -9 of what stands between station and store.</summary>
public sealed class KillTests
{
    [Fact]
    public void What_a_killed_broker_had_acknowledged_and_not_passed_on_arrives_all_the_same()
    {
        using var broker = new Mosquitto();
        using var running = new RunningStation(broker.Port);
        using ToolProcess receiver = ToolProcess.Start(running.ReceiverArguments(broker));
        running.AwaitStore();
        running.RunFor(TimeSpan.FromHours(3));

        receiver.Pause();
        running.RunFor(TimeSpan.FromHours(30));
        AwaitDrained(running);
        broker.KillAndRestart();
        receiver.Resume();

        running.AssertEverythingArrivesExactlyOnce();
    }

    [Fact]
    public void A_receiver_killed_in_the_middle_of_a_backlog_stores_everything_exactly_once()
    {
        using var broker = new Mosquitto();
        using var running = new RunningStation(broker.Port);
        using (ToolProcess first = ToolProcess.Start(running.ReceiverArguments(broker)))
        {
            running.AwaitStore();
            running.RunFor(TimeSpan.FromHours(1));
            BuildBacklog(running);
            DrainHalf(running);
            first.Kill();
        }

        running.RunFor(TimeSpan.FromMinutes(5));
        using ToolProcess second = ToolProcess.Start(running.ReceiverArguments(broker));

        running.AssertEverythingArrivesExactlyOnce();
    }

    /// <summary>The run may end while a block is on its way; everything that the broker acknowledged is then in its memory alone.</summary>
    private static void AwaitDrained(RunningStation running)
    {
        for (int minutes = 0; !running.Station.Firmware!.Delivery!.Uplink.Blocks.Drained; minutes++)
        {
            Assert.True(minutes < 30, "the broker does not acknowledge everything, so it holds nothing to lose");
            running.RunFor(TimeSpan.FromMinutes(1));
        }
    }

    private static void BuildBacklog(RunningStation running)
    {
        running.Station.Uplink.Set(LinkCondition.Down, running.Station.Board.Time.NowMs);
        running.RunFor(TimeSpan.FromDays(3));
        running.Station.Uplink.Set(LinkCondition.Up, running.Station.Board.Time.NowMs);
    }

    /// <summary>How soon the station is back on the broker depends on real answers, so the middle of the backlog is looked for and not awaited by the clock.</summary>
    private static void DrainHalf(RunningStation running)
    {
        BlockDelivery blocks = running.Station.Firmware!.Delivery!.Uplink.Blocks;
        long half = blocks.Unpublished / 2;
        Assert.True(half >= 8, $"the backlog is only {2 * half} blocks");
        for (int seconds = 0; blocks.Unpublished > half; seconds++)
        {
            Assert.True(seconds < 900, "the backlog does not drain");
            running.RunFor(TimeSpan.FromSeconds(1));
        }

        Assert.False(blocks.Drained, "the backlog was gone before the receiver was killed");
    }
}
