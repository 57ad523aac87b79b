using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>A serial sensor loses its supply for a moment, as when it is swapped for another.</summary>
public sealed class RestartedSensor : FaultKind
{
    public override string Name => "sensor-restarted";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "a serial sensor loses its supply for a moment, as when it is swapped for another";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("line", 0, 31, 0, 7),
        FaultParameter.Duration("off", "10ms", "10m"),
    ];

    public override void Apply(World world, FaultArguments arguments)
    {
        world.WithLine(arguments.Number("line"), line => line.Device?.SetPower(false, world.NowMs));
        world.Time.At(world.NowMs + arguments.Number("off"), () => SwitchOn(world, arguments));
    }

    /// <summary>Only with the supply of all: a rail that is off keeps it off.</summary>
    private static void SwitchOn(World world, FaultArguments arguments)
    {
        if (world.Board.IsPowered && (world.Board.Rail?.IsActive ?? true))
        {
            world.WithLine(arguments.Number("line"), line => line.Device?.SetPower(true, world.NowMs));
        }
    }
}
