using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Each commit of flash takes at least so long, and of the bytes that arrive at a UART of the chip meanwhile so many in a hundred are lost or changed.</summary>
public sealed class DisturbedCommits : FaultKind
{
    public override string Name => "wire-commits";

    public override FaultFamily Family => FaultFamily.Wire;

    public override string What => "each commit of flash takes at least so long, and of the bytes that arrive at a UART of the chip meanwhile so many in a hundred are lost or changed";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("commit", "5ms", "400ms"),
        FaultParameter.Number("percent", 1, 100, 1, 100),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "5m", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.DisturbDuringCommits(arguments.Number("commit"), (int)arguments.Number("percent"));

    public override void Lift(World world, FaultArguments arguments) => world.DisturbDuringCommits(0, 0);
}
