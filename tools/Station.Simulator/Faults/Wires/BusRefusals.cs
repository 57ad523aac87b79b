using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Transfers on the I2C bus are not acknowledged, so many in a thousand.</summary>
public sealed class BusRefusals : FaultKind
{
    public override string Name => "bus-refusals";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "transfers on the I2C bus are not acknowledged, so many in a thousand";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("permille", 1, 1_000, 1, 1_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10s", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.RefuseTransfers((int)arguments.Number("permille"));

    public override void Lift(World world, FaultArguments arguments) => world.RefuseTransfers(0);
}
