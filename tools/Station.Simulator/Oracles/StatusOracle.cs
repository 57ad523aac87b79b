using System.Text.Json;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>The advisory status tells the truth at the end: the station is online, in the boot that it is in, and says its uptime.</summary>
public sealed class StatusOracle(World world) : Oracle(world)
{
    /// <summary>It comes each quarter of an hour, and some time passes on the way.</summary>
    private const long OldestSeconds = 16 * 60;

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage >= StorageDamage.Changed || World.Run.Firmware is null)
        {
            return;
        }

        if (World.Platform.Status is not { } bytes)
        {
            Note("status", "no status ever came");
            return;
        }

        using JsonDocument status = JsonDocument.Parse(bytes);
        if (status.RootElement.GetProperty("state").GetString() != "online")
        {
            Note("status", "it says offline at the end");
            return;
        }

        long uptimeSeconds = World.Board.Crystal.UptimeAt(World.NowMs) / 1_000;
        long saidSeconds = status.RootElement.GetProperty("uptimeS").GetInt64();
        if (saidSeconds > uptimeSeconds || saidSeconds < uptimeSeconds - OldestSeconds)
        {
            Note("status", $"it says an uptime of {saidSeconds} s at one of {uptimeSeconds} s");
        }
    }
}
