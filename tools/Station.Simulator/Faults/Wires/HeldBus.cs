using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>A device holds the I2C bus low; firmly, when nine clocks do not free it.</summary>
public sealed class HeldBus : FaultKind
{
    public override string Name => "bus-held";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "a device holds the I2C bus low; firmly, when nine clocks do not free it";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("firmly", "no", "yes"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10s", "6h");

    public override void Apply(World world, FaultArguments arguments)
    {
        world.Board.Bus.IsHeld = true;
        world.Board.Bus.IsHeldFirmly = arguments.Word("firmly") == "yes";
    }

    public override void Lift(World world, FaultArguments arguments)
    {
        world.Board.Bus.IsHeldFirmly = false;
        world.Board.Bus.IsHeld = false;
    }
}
