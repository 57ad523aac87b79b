using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Machine;

/// <summary>One call in so many stops the whole machine, for up to so long.</summary>
public sealed class RandomStalls : FaultKind
{
    public override string Name => "stalls";

    public override FaultFamily Family => FaultFamily.Stall;

    public override string What => "one call in so many stops the whole machine, for up to so long";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("one-in", 100, 10_000_000, 50_000, 2_000_000),
        FaultParameter.Duration("up-to", "100ms", "20s"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override void Apply(World world, FaultArguments arguments) => world.Stalls.Set((int)arguments.Number("one-in"), arguments.Number("up-to"));

    public override void Lift(World world, FaultArguments arguments) => world.Stalls.Set(0, 0);
}
