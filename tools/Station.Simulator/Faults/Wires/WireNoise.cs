using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Frames of all sensors are lost, changed, cut, or come behind noise, so many in a million.</summary>
public sealed class WireNoise : FaultKind
{
    public override string Name => "wire-noise";

    public override FaultFamily Family => FaultFamily.Wire;

    public override string What => "frames of all sensors are lost, changed, cut, or come behind noise, so many in a million";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("per-million", 1, 1_000_000, 100, 200_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "5m", "2d");

    public override int Weight => 6;

    public override void Apply(World world, FaultArguments arguments)
    {
        foreach (SensorTrouble sensor in world.Sensors.Values)
        {
            sensor.PerMillion = (int)arguments.Number("per-million");
        }
    }

    public override void Lift(World world, FaultArguments arguments)
    {
        foreach (SensorTrouble sensor in world.Sensors.Values)
        {
            sensor.PerMillion = 0;
        }
    }
}
