using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Each packet takes long.</summary>
public sealed class SlowNetwork : FaultKind
{
    private const long UsualMs = 20;

    public override string Name => "network-slow";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "each packet takes long";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("latency", "100ms", "20s"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.Broker.LatencyMs = arguments.Number("latency");

    public override void Lift(World world, FaultArguments arguments) => world.Broker.LatencyMs = UsualMs;
}
