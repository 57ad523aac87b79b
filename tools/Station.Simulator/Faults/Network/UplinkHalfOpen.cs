using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>What the station sends arrives, and nothing comes back.</summary>
public sealed class UplinkHalfOpen : FaultKind
{
    public override string Name => "uplink-half-open";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "what the station sends arrives, and nothing comes back";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1s", "6h");

    public override int Weight => 6;

    public override void Apply(World world, FaultArguments arguments) => world.SetUplink(LinkCondition.HalfOpen, true);

    public override void Lift(World world, FaultArguments arguments) => world.SetUplink(LinkCondition.HalfOpen, false);
}
