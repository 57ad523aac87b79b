using Station.Hal;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Progress of the sensors: one that can answer again has been found again in the end, also one that was given up, since it is still asked at its interval. The sensors' LED says so.</summary>
public sealed class SensorOracle(World world) : Oracle(world)
{
    private static readonly Light Works = new(LightShape.Dips, 1);

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage >= StorageDamage.Changed)
        {
            return; // the profile may be gone
        }

        Light light = Light.Of(World.Board.Led(IndicatorName.Sensors), World.NowMs);
        if (light != Works)
        {
            Note("progress-sensors", $"the sensors LED shows {light} instead of {Works} {(World.NowMs - settlement.HealedMs) / 60_000} min after the last fault was lifted");
        }
    }
}
