using Station.Simulator.Models;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>A sensor says nothing, as one that hangs or is unplugged.</summary>
public sealed class SilentSensor : FaultKind
{
    public override string Name => "sensor-silent";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "a sensor says nothing, as one that hangs or is unplugged";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("sensor", 0, 31, 0, 8),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "30s", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.Silence);

    public override void Lift(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.Constant = LineFault.None);
}
