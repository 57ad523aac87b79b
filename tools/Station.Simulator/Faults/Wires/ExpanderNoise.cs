using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Bytes read from the expanders are changed, so many in a million.</summary>
public sealed class ExpanderNoise : FaultKind
{
    public override string Name => "expander-noise";

    public override FaultFamily Family => FaultFamily.Bus;

    public override string What => "bytes read from the expanders are changed, so many in a million";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("per-million", 1, 1_000_000, 10, 50_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10s", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.ChangeExpanderBytes((int)arguments.Number("per-million"));

    public override void Lift(World world, FaultArguments arguments) => world.ChangeExpanderBytes(0);
}
