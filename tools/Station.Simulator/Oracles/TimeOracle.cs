using Station.Platform.Wire;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Law 5: every anchor and every stated time is true within its own uncertainty, and a station that can reach time servers knows the time.</summary>
public sealed class TimeOracle : Oracle
{
    /// <summary>From the first moment at which servers could be asked; failed rounds make the next ones rarer.</summary>
    private const long ResolvedWithinMs = 2 * 3_600_000;

    /// <summary>The clock ticks in 10 ms, and virtual time in whole ms.</summary>
    private const long GrainMs = 11;

    public TimeOracle(World world)
        : base(world)
    {
        world.Platform.LiveArrived = Judge;
        world.Platform.Evidence.AnchorArrived = Judge;
    }

    /// <summary>Live copies that said a time.</summary>
    public long TimesJudged { get; private set; }

    public override void Finish(Settlement settlement)
    {
        if (World.Station.Firmware?.Delivery is not { } delivery || World.Run.Firmware is null || World.NowMs - settlement.HealedMs <= ResolvedWithinMs)
        {
            return;
        }

        if (!delivery.Time.Resolved)
        {
            Note("progress-time", "time is still unknown though servers have been there since the faults were lifted");
        }
        else if (World.Storage.Damage < StorageDamage.Filled && World.NowMs - World.Board.Crystal.BootMs > ResolvedWithinMs)
        {
            ExpectAnchor(delivery.Journal.Boot.Boot);
        }
    }

    /// <summary>What the station knows the platform must be able to know: an anchor counts once it is in the journal.</summary>
    private void ExpectAnchor(int boot)
    {
        if (World.Platform.Evidence.AnchorsOf(boot).Count == 0)
        {
            Note("time-told", $"the station knows the time in boot {boot}, and no anchor of that boot has arrived");
        }
    }

    private void Judge(long boot, AnchorEvent anchor)
    {
        long? trueMs = World.Station.TrueUtcMs(boot, anchor.UptimeMs);
        Judge(trueMs, anchor.UtcMs, anchor.UncertaintyMs, $"an anchor of boot {boot}");
    }

    private void Judge(LiveRecord live)
    {
        if (live.UtcMs != 0)
        {
            TimesJudged++;
            Judge(World.Station.TrueUtcMs(live.Boot, live.StartMs), live.UtcMs, live.UncertaintyMs, $"live record {live.Sequence}");
        }
    }

    private void Judge(long? trueMs, long saidMs, long uncertaintyMs, string who)
    {
        if (World.Storage.Damage < StorageDamage.Changed && (trueMs is null || Math.Abs(saidMs - trueMs.Value) > uncertaintyMs + GrainMs))
        {
            Note("time", $"{who} says {saidMs} ms +- {uncertaintyMs} ms, which is {saidMs - trueMs} ms off");
        }
    }
}
