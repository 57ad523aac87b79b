using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The broker shows a certificate that has expired: a station that knows the time gives up every connection in its handshake.</summary>
public sealed class ExpiredCertificate : FaultKind
{
    public override string Name => "certificate-expired";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the broker shows a certificate that has expired: a station that knows the time gives up every connection in its handshake";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1h", "6d");

    public override int Weight => 2;

    public override bool NeedsTls => true;

    public override void Apply(World world, FaultArguments arguments)
    {
        world.SetCertificateExpired(true);
        world.Station.Uplink.Break(world.NowMs);
    }

    public override void Lift(World world, FaultArguments arguments) => world.SetCertificateExpired(false);
}
