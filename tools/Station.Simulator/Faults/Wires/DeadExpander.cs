using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>An expander has no supply: it answers with all ones.</summary>
public sealed class DeadExpander : FaultKind
{
    public override string Name => "expander-dead";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "an expander has no supply: it answers with all ones";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("expander", 0, 15, 0, 2),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1s", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.PowerExpander(arguments.Number("expander"), false);

    public override void Lift(World world, FaultArguments arguments) => world.PowerExpander(arguments.Number("expander"), true);
}
