using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The certificate of the broker has expired: every connection is given up in its handshake.</summary>
public sealed class ExpiredCertificate : FaultKind
{
    public override string Name => "certificate-expired";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the certificate of the broker has expired: every connection is given up in its handshake";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1h", "6d");

    public override int Weight => 2;

    public override void Apply(World world, FaultArguments arguments)
    {
        world.RefuseConnections(true);
        world.Station.Uplink.Break(world.NowMs);
    }

    public override void Lift(World world, FaultArguments arguments) => world.RefuseConnections(false);
}
