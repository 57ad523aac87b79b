using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>No name resolves: neither broker nor time servers are found.</summary>
public sealed class NoNames : FaultKind
{
    public override string Name => "names-dead";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "no name resolves: neither broker nor time servers are found";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.SetNamesDead(true);

    public override void Lift(World world, FaultArguments arguments) => world.SetNamesDead(false);
}
