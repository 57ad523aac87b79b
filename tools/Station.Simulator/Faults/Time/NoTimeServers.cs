using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>No time server answers.</summary>
public sealed class NoTimeServers : FaultKind
{
    public override string Name => "time-servers-gone";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "no time server answers";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "20d");

    public override void Apply(World world, FaultArguments arguments) => Set(world, true);

    public override void Lift(World world, FaultArguments arguments) => Set(world, false);

    private static void Set(World world, bool isGone)
    {
        for (int server = 1; server <= World.TimeServerCount; server++)
        {
            world.TimeServer(server).IsUnreachable = isGone;
        }
    }
}
