using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Each publication reaches the broker twice.</summary>
public sealed class DoubledMessages : FaultKind
{
    public override string Name => "messages-doubled";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "each publication reaches the broker twice";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.Station.Uplink.DoublesPublications = true;

    public override void Lift(World world, FaultArguments arguments) => world.Station.Uplink.DoublesPublications = false;
}
