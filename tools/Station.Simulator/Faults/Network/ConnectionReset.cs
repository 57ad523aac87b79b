using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>A router resets the connection to the broker.</summary>
public sealed class ConnectionReset : FaultKind
{
    public override string Name => "connection-reset";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "a router resets the connection to the broker";

    public override void Apply(World world, FaultArguments arguments) => world.Station.Uplink.Break(world.NowMs);
}
