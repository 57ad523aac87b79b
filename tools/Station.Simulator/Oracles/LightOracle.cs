using Station.Hal;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>The LEDs tell the truth, read as a person reads them: of an uplink that has been gone for long, and at the end of a station that works.</summary>
public sealed class LightOracle(World world) : Oracle(world)
{
    /// <summary>By then every wait of an attempt is over and the state is known.</summary>
    private const long LongMs = 30 * 60_000;

    private static readonly Light Works = new(LightShape.Dips, 1);
    private static readonly Light FormattedVolume = new(LightShape.Fast, 0);

    /// <summary>What a formatted volume shows once somebody has typed a setting: there is something of the station again, and it is not enough.</summary>
    private static readonly Light NotProvisioned = new(LightShape.Flashes, 5);

    /// <summary>A machine that stands still for longer leaves its LEDs as they were, and nobody can read them until somebody can have looked anew.</summary>
    private const long MostStillMs = 1_000;

    private const long LookMs = 3_000;

    private long goneSinceMs = long.MaxValue;
    private long stalledBeforeMs;
    private long readableFromMs;

    /// <summary>Times at which a LED was read.</summary>
    public long Looks { get; private set; }

    public override void EachMinute()
    {
        bool isGone = World.Run.Firmware is not null && !World.Board.WiFi.AccessPointPresent && World.Board.Time.NowMs - World.Board.Crystal.BootMs > LongMs;
        goneSinceMs = isGone ? Math.Min(goneSinceMs, World.NowMs) : long.MaxValue;
        NoteStall();
        if (isGone && World.NowMs >= readableFromMs && World.NowMs - goneSinceMs > LongMs)
        {
            Looks++;
            Light light = Light.Of(World.Board.Led(IndicatorName.Uplink), World.NowMs);
            if (light == Works)
            {
                Note("light", "the uplink LED says that all is well, and the access point has been gone for an hour");
            }
        }
    }

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage == StorageDamage.Formatted)
        {
            Expect(IndicatorName.Power, FormattedVolume, NotProvisioned);
        }
        else
        {
            Expect(IndicatorName.Power, Works);
        }

        if (World.Storage.Damage < StorageDamage.Changed)
        {
            Expect(IndicatorName.Uplink, Works);
        }
    }

    /// <summary>A stall counts from its beginning, so it may last on from now.</summary>
    private void NoteStall()
    {
        long stalledMs = World.Board.Gate.StalledMs - stalledBeforeMs;
        stalledBeforeMs += stalledMs;
        if (stalledMs > MostStillMs)
        {
            readableFromMs = World.NowMs + stalledMs + LookMs;
        }
    }

    private void Expect(IndicatorName name, params Light[] expected)
    {
        Looks++;
        Light light = Light.Of(World.Board.Led(name), World.NowMs);
        bool mayDiffer = World.Storage.Damage == StorageDamage.Changed; // settings or keys may be gone
        if (!expected.Contains(light) && !mayDiffer)
        {
            Note("light", $"the {name.ToString().ToLowerInvariant()} LED shows {light} instead of {string.Join(" or ", expected)} at the end");
        }
    }
}
