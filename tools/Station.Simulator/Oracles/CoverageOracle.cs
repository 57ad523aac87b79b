using Station.Hal;
using Station.Simulator.Fleet;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Progress of measuring: of every longer boot there is a record a minute, but for what is admitted as lost, what a stall took, and the first minutes.</summary>
public sealed class CoverageOracle(World world) : Oracle(world)
{
    private const long MinuteMs = 60_000;

    /// <summary>A boot that comes behind short ones keeps nothing before it has lasted 15 minutes; starts and moved minutes take some more.</summary>
    private const long SlackMinutes = 20;

    private static readonly Light Works = new(LightShape.Dips, 1);

    private readonly List<(long FromMs, long ToMs, int Minutes)> boots = [];
    private readonly bool isJournalSmall = world.Board.VolumeBytes < BoardKind.Find(world.Station.Profile.Board)!.VolumeBytes;
    private int boot;
    private long fromMs;
    private long seenMs;
    private long acceptedBefore;
    private long accepted;

    /// <summary>Events are never evicted: boots without end fill a small journal, and then minutes are refused, of which the LED tells.</summary>
    private int troubledMinutes;

    /// <summary>Boots that were judged.</summary>
    public int BootsJudged { get; private set; }

    public override void EachMinute()
    {
        if (World.Run.Boots != boot || !World.Board.IsPowered)
        {
            Close();
        }

        if (World.Board.IsPowered)
        {
            fromMs = boot == 0 ? World.NowMs : fromMs;
            boot = World.Run.Boots;
            seenMs = World.NowMs;
            accepted = World.Station.Measured;
            troubledMinutes += isJournalSmall && Light.Of(World.Board.Led(IndicatorName.Power), World.NowMs) != Works ? 1 : 0;
        }
    }

    public override void Finish(Settlement settlement)
    {
        Close();
        long stalledMinutes = World.Board.Gate.StalledMs / MinuteMs + 1;
        foreach ((long from, long to, int minutes) in boots)
        {
            long expected = (to - from) / MinuteMs - SlackMinutes - stalledMinutes;
            if (expected <= 0 || World.Storage.Damage >= StorageDamage.Filled)
            {
                continue;
            }

            BootsJudged++;
            if (minutes < expected)
            {
                Note("progress-measuring", $"a boot of {(to - from) / MinuteMs} min from {DateTimeOffset.FromUnixTimeMilliseconds(from):yyyy-MM-dd'T'HH:mm} on has {minutes} minute records, at least {expected} had to be");
            }
        }
    }

    /// <summary>The boot ended after it was seen last: nobody looks while the supply is away.</summary>
    private void Close()
    {
        if (boot > 0)
        {
            boots.Add((fromMs, seenMs, (int)(accepted - acceptedBefore) + troubledMinutes));
        }

        acceptedBefore = accepted;
        boot = 0;
        troubledMinutes = 0;
    }
}
