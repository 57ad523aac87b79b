using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Laws 8 and 9 at the end: live copies come each minute again, and the firmware never threw.</summary>
public sealed class LivelinessOracle(World world) : Oracle(world)
{
    private const long NewestMs = 3 * 60_000;

    public override void Finish(Settlement settlement)
    {
        foreach (string violation in World.Run.Violations)
        {
            Note("exception", violation);
        }

        if (World.Storage.Damage < StorageDamage.Changed && World.NowMs - World.Platform.LastLiveMs > NewestMs)
        {
            Note("progress-uplink", $"the newest live record came {(World.NowMs - World.Platform.LastLiveMs) / 1_000} s before the end, {(World.NowMs - settlement.HealedMs) / 60_000} min after the last fault was lifted");
        }
    }
}
