using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>A device of the I2C bus is set to another address: nothing answers at its own.</summary>
public sealed class MisplacedDevice : FaultKind
{
    public override string Name => "bus-address";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "a device of the I2C bus is set to another address: nothing answers at its own";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("device", 0, 15, 0, 7),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.Misplace(arguments.Number("device"), true);

    public override void Lift(World world, FaultArguments arguments) => world.Misplace(arguments.Number("device"), false);
}
