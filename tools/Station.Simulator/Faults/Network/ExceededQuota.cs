using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The broker takes so many publications in a minute, and none with a longer payload: what is more is dropped without an acknowledgement, or ends the connection.</summary>
public sealed class ExceededQuota : FaultKind
{
    private const string Closed = "closed";

    public override string Name => "broker-quota";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the broker takes so many publications in a minute, and none with a longer payload: what is more is dropped without an acknowledgement, or ends the connection";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("messages", 0, 10_000, 0, 60),
        FaultParameter.Number("bytes", 0, 1_000_000, 50, 6_000),
        FaultParameter.Word("manner", "dropped", Closed),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "5m", "2d");

    public override void Apply(World world, FaultArguments arguments) => 
        world.SetQuota(new BrokerQuota((int)arguments.Number("messages"), (int)arguments.Number("bytes"), arguments.Word("manner") == Closed));

    public override void Lift(World world, FaultArguments arguments) => world.SetQuota(null);
}
