using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>
/// Law 9: behind five short boots a station does not connect for an hour. Short is what ended before 15 minutes because the supply went away or the watchdog bit; a boot that came to no step at all is none, and one that
/// the firmware ended itself, or that lasted, ends the row.
/// </summary>
public sealed class SafeModeOracle : Oracle
{
    private const int ShortBoots = 5;

    /// <summary>A quarter of an hour, less what the crystal and a step may add.</summary>
    private const long ShortMs = 14 * 60_000;

    /// <summary>An hour, less the same.</summary>
    private const long QuietMs = 59 * 60_000;

    private int boot;
    private int shortBoots;
    private int reboots;
    private long stepsBefore;
    private long beganMs;

    public SafeModeOracle(World world)
        : base(world)
    {
        world.Station.Uplink.Connecting += Judge;
    }

    public override void AfterEvent()
    {
        if (World.Run.Boots != boot)
        {
            NoteEnd();
            boot = World.Run.Boots;
            beganMs = World.Board.Crystal.BootMs;
            stepsBefore = World.Run.Steps;
        }
    }

    /// <summary>The boot before has ended, at the latest now.</summary>
    private void NoteEnd()
    {
        bool wasEnded = World.Run.RequestedReboots != reboots || World.NowMs - beganMs >= ShortMs;
        reboots = World.Run.RequestedReboots;
        shortBoots = wasEnded ? 0 : shortBoots + (World.Run.Steps > stepsBefore ? 1 : 0);
    }

    private void Judge(long atMs)
    {
        if (shortBoots >= ShortBoots && World.Run.Boots == boot && atMs - beganMs < QuietMs && World.Storage.Damage == StorageDamage.None)
        {
            Note("safe-mode", $"boot {boot} connects {(atMs - beganMs) / 1_000} s after it began, and the {shortBoots} boots before it were short");
        }
    }
}
