using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The broker refuses the station's credentials.</summary>
public sealed class RefusingBroker : FaultKind
{
    public override string Name => "broker-refuses";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the broker refuses the station's credentials";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.RefuseConnections(true);

    public override void Lift(World world, FaultArguments arguments) => world.RefuseConnections(false);
}
