using Station.Hal;
using Station.Journal;
using Station.Platform.Wire;
using Station.Simulator.Oracles;
using Station.Simulator.Worlds;

namespace Station.Simulator.Marks;

/// <summary>Notes which marks a run has reached. It looks from outside and at what the station offers to its own terminal.</summary>
public sealed class MarkWatch : Oracle
{
    private const long LongStallMs = 15_000;
    private const int BacklogBlocks = 24;
    private const byte SettingsTakenBack = 3;
    private const int MinutesBetweenLooks = 5;

    private readonly SortedSet<string> reached = new(StringComparer.Ordinal);
    private int boots;
    private int cutsInWrite;
    private int openRecords;
    private long measuredBefore;
    private long stalledMs;
    private bool wasResolved;
    private bool hadBacklog;
    private int contexts;
    private int minutes;

    public MarkWatch(World world)
        : base(world)
    {
        world.Platform.Evidence.EventArrived = Take;
        if (world.Board.Rail is { } rail)
        {
            // A power cut and a reset take it down as well, but then no firmware runs.
            rail.Changed += on => Reach(!on && world.Board.IsPowered && world.Run.Firmware is not null, "rail-cycled");
        }
    }

    /// <summary>Names of the marks so far.</summary>
    public IReadOnlySet<string> Reached => reached;

    public override void AfterEvent()
    {
        if (World.Run.PowerCutsInWrite != cutsInWrite)
        {
            cutsInWrite = World.Run.PowerCutsInWrite;
            Reach(World.Storage.CutsBehindBlock > 0, "cut-behind-block");
            NoteCut(World.Board.Storage.LastPath);
        }

        if (World.Run.Boots != boots)
        {
            NoteBoot();
        }

        long stalled = World.Board.Gate.StalledMs;
        Reach(stalled - stalledMs > LongStallMs, "long-stall");
        stalledMs = stalled;
    }

    public override void EachMinute()
    {
        Reach(World.Run.WatchdogResets > 0, "watchdog-reset");
        Reach(World.Platform.SpoiltReceipts > 0, "receipt-spoilt");
        Reach(World.Platform.Evidence.BlocksAgain > 0, "block-again");
        Reach(World.Platform.Evidence.ExcusedConflicts > 0, "conflict-excused");
        Reach(World.Platform.NewestEpoch > 0, "epoch-stepped");
        Reach(World.Platform.NewestEpoch > (World.NowMs - World.StartMs) / 86_400_000 + 3, "epoch-step-commanded");
        Reach(World.Board.Bus.TransfersWhileHeld > 0, "bus-held");
        Reach(World.Board.SpiBus.TransfersUnpowered > 0, "expander-dead");
        Reach(World.Storage.Damage == StorageDamage.Formatted, "formatted");
        Reach(World.Board.Crystal.HasTickWrapped, "tick-wrapped");
        Reach(World.HasCommitHitWire, "wire-hit-by-commit");
        Reach(World.Station.Uplink.Quota is { Exceeded: > 0 }, "quota-exceeded");
        if (World.Run.Firmware is not null && ++minutes % MinutesBetweenLooks == 0)
        {
            LookAtLights();
            LookAtStation();
        }
    }

    private void LookAtStation()
    {
        if (World.Station.Firmware?.Delivery is not { } delivery)
        {
            return;
        }

        openRecords = delivery.Journal.OpenRecords;
        wasResolved = delivery.Time.Resolved;
        Reach(delivery.Opening.State == JournalState.Repaired, "journal-repaired");
        bool hasBacklog = delivery.Uplink.Blocks.Unpublished > BacklogBlocks;
        Reach(hasBacklog, "backlog");
        hadBacklog |= hasBacklog;
        Reach(hadBacklog && delivery.Uplink.Blocks.Drained, "drained");
    }

    private void LookAtLights()
    {
        Light power = Light.Of(World.Board.Led(IndicatorName.Power), World.NowMs);
        Light sensors = Light.Of(World.Board.Led(IndicatorName.Sensors), World.NowMs);
        Light uplink = Light.Of(World.Board.Led(IndicatorName.Uplink), World.NowMs);
        Reach(power == Flashes(2), "safe-mode");
        Reach(power == Flashes(3), "led-supply-low");
        Reach(power == Flashes(4), "led-storage-refusing");
        Reach(sensors.Shape == LightShape.Fast, "led-all-silent");
        Reach(sensors == Flashes(2), "led-sensor-silent");
        Reach(uplink.Shape == LightShape.Fast, "led-buffer-full");
        Reach(uplink == Flashes(2), "led-network-down");
        Reach(uplink == Flashes(3), "led-network-refused");
        Reach(uplink == Flashes(4), "led-broker-gone");
        Reach(uplink == Flashes(5), "led-broker-refused");
        Reach(uplink == new Light(LightShape.Long, 3), "led-tls-refused");
        Reach(uplink == new Light(LightShape.Dips, 2), "led-time-unknown");
    }

    private static Light Flashes(int count) => new(LightShape.Flashes, count);

    private void NoteCut(string path)
    {
        Reach(true, "cut-in-write");
        Reach(path.StartsWith("run/", StringComparison.Ordinal), "cut-in-tail");
        Reach(path.StartsWith("journal/", StringComparison.Ordinal), "cut-in-journal");
        Reach(path.StartsWith("keys/", StringComparison.Ordinal), "cut-in-keys");
        Reach(path.StartsWith("settings-", StringComparison.Ordinal), "cut-in-settings");
    }

    private void NoteBoot()
    {
        boots = World.Run.Boots;
        Reach(openRecords > 0, "tail-recovered");
        Reach(boots > 1 && !wasResolved && World.Station.Measured > measuredBefore, "boot-without-time");
        measuredBefore = World.Station.Measured;
        openRecords = 0;
        wasResolved = false;
    }

    private void Take(EventDetail detail)
    {
        switch (detail)
        {
            case LossEvent loss:
                Reach(loss.Reason == (byte)LossReason.Evicted, "evicted");
                Reach(loss.Reason == (byte)LossReason.Unreadable, "lost-unreadable");
                Reach(loss.Reason == (byte)LossReason.Refused, "lost-refused");
                break;
            case BootEvent boot:
                NoteCause(boot.Cause);
                break;
            case AnchorEvent anchor:
                Reach(World.Run.Boots > 1, "anchor-after-reboot");
                Reach(anchor.Source == (byte)Timekeeping.ClockSource.RealTimeClock, "anchor-from-clock");
                break;
            case ContextEvent:
                Reach(++contexts > 1, "context-changed");
                break;
            case SettingsEvent settings:
                Reach(true, "settings-changed");
                Reach(settings.Change == SettingsTakenBack, "settings-taken-back");
                break;
        }
    }

    private void NoteCause(byte cause)
    {
        Reach(cause == (byte)Supervision.BootCause.Commanded, "reboot-commanded");
        Reach(cause == (byte)Supervision.BootCause.MemoryFloor, "reboot-memory");
        Reach(cause == (byte)Supervision.BootCause.Network, "reboot-network");
        Reach(cause == (byte)Supervision.BootCause.UptimeLimit, "reboot-uptime");
    }

    private void Reach(bool isReached, string name)
    {
        if (isReached)
        {
            reached.Add(name);
        }
    }
}
