using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The access point is off the air.</summary>
public sealed class NoAccessPoint : FaultKind
{
    public override string Name => "access-point-gone";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the access point is off the air";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1s", "10d");

    public override void Apply(World world, FaultArguments arguments) => world.Board.WiFi.AccessPointPresent = false;

    public override void Lift(World world, FaultArguments arguments) => world.Board.WiFi.AccessPointPresent = true;
}
