using Station.Platform.Wire;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>A minute in which the whole machine stood still for long does not count that as measured. Judged are stalls that lie within one minute, because the rest of one that begins or ends elsewhere is not known.</summary>
public sealed class StallOracle : Oracle
{
    /// <summary>Up to here a station that is read every 10 or 15 s may not even notice: nothing was due meanwhile (docs/measurement.md section 2).</summary>
    private const long UnnoticedMs = 16_000;

    /// <summary>From here on what must be missing is more than rounding.</summary>
    private const long LeastMs = UnnoticedMs + 3_000;

    private readonly List<(int Boot, long FromMs, long ToMs, long StalledMs)> stalls = [];
    private long stalledBeforeMs;
    private long beforeMs;

    public StallOracle(World world)
        : base(world)
    {
        world.Platform.Evidence.MinuteArrived += Judge;
    }

    /// <summary>Minutes that were held against a stall.</summary>
    public long MinutesJudged { get; private set; }

    public override void AfterEvent()
    {
        long stalledMs = World.Board.Gate.StalledMs - stalledBeforeMs;
        if (stalledMs >= LeastMs && World.Run.Firmware is not null)
        {
            stalls.Add((World.Station.Models.Book.BootNumber, World.Board.Crystal.UptimeAt(beforeMs), World.Board.Crystal.UptimeAt(World.NowMs), stalledMs));
        }

        stalledBeforeMs += stalledMs;
        beforeMs = World.NowMs;
    }

    private void Judge(PeriodBlock block, int record)
    {
        if (stalls.Count == 0 || World.Storage.Damage >= StorageDamage.Changed)
        {
            return;
        }

        (long startMs, int lengthMs) = (block.StartMs(record), block.LengthMs(record));
        long stalledMs = 0;
        foreach ((int boot, long fromMs, long toMs, long ms) in stalls)
        {
            bool isWithin = boot == block.Header.Boot && fromMs >= startMs && toMs <= startMs + lengthMs;
            stalledMs += isWithin ? ms - UnnoticedMs : 0;
        }

        if (stalledMs > 0)
        {
            MinutesJudged++;
            int valid = block.ValidSecondsOf(record);
            if (valid * 1_000L > lengthMs - stalledMs + 1_000)
            {
                Note("valid-seconds", $"minute {block.Sequence(record)} of {lengthMs} ms says {valid} valid seconds, and the machine stood still for at least {stalledMs} ms of it that it must have noticed");
            }
        }
    }
}
