using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>Frames of a serial sensor come later than usual, each by up to so much: answers come behind the time that is waited for them, and sometimes just within.</summary>
public sealed class LateSensor : FaultKind
{
    public override string Name => "sensor-late";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "frames of a serial sensor come later than usual, each by up to so much: answers come behind the time that is waited for them, and sometimes just within";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("sensor", 0, 31, 0, 8),
        FaultParameter.Number("up-to-ms", 1, 60_000, 10, 5_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "30s", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.LateUpToMs = arguments.Number("up-to-ms"));

    public override void Lift(World world, FaultArguments arguments) => world.WithSensor(arguments.Number("sensor"), sensor => sensor.LateUpToMs = 0);
}
