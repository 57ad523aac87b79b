using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Transfers with the expanders do not take place, so many in a thousand.</summary>
public sealed class ExpanderRefusals : FaultKind
{
    public override string Name => "expander-refusals";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "transfers with the expanders do not take place, so many in a thousand";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("permille", 1, 1_000, 1, 1_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10s", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.RefuseExpanders((int)arguments.Number("permille"));

    public override void Lift(World world, FaultArguments arguments) => world.RefuseExpanders(0);
}
