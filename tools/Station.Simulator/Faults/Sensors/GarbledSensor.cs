using Station.Simulator.Models;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>Every frame of a sensor arrives changed.</summary>
public sealed class GarbledSensor : FaultKind
{
    public override string Name => "sensor-garbled";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "every frame of a sensor arrives changed";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("sensor", 0, 31, 0, 8),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "30s", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.ChangedByte);

    public override void Lift(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.None);
}
