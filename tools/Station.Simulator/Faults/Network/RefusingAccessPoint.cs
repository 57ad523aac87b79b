using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The access point refuses the password.</summary>
public sealed class RefusingAccessPoint : FaultKind
{
    public override string Name => "access-point-refuses";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the access point refuses the password";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.Board.WiFi.RefusesCredentials = true;

    public override void Lift(World world, FaultArguments arguments) => world.Board.WiFi.RefusesCredentials = false;
}
