using Station.Simulator.Models;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>Of every frame of a sensor only the first half arrives.</summary>
public sealed class CutSensor : FaultKind
{
    public override string Name => "sensor-cut";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "of every frame of a sensor only the first half arrives";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("sensor", 0, 31, 0, 8),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "30s", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.CutFrame);

    public override void Lift(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.None);
}
