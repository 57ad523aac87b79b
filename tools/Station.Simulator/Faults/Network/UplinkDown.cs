using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Nothing passes between station and broker.</summary>
public sealed class UplinkDown : FaultKind
{
    public override string Name => "uplink-down";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "nothing passes between station and broker";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1s", "30d");

    public override int Weight => 6;

    public override void Apply(World world, FaultArguments arguments) => world.SetUplink(LinkCondition.Down, true);

    public override void Lift(World world, FaultArguments arguments) => world.SetUplink(LinkCondition.Down, false);
}
