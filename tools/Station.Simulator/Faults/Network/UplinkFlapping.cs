using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The uplink comes and goes in a fixed rhythm.</summary>
public sealed class UplinkFlapping : FaultKind
{
    public override string Name => "uplink-flapping";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the uplink comes and goes in a fixed rhythm";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("up", "1s", "10m"),
        FaultParameter.Duration("down", "1s", "5m"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => Flap(world, arguments, world.StepEndsMs, true);

    private static void Flap(World world, FaultArguments arguments, long untilMs, bool goesDown)
    {
        if (goesDown && world.NowMs >= untilMs)
        {
            return;
        }

        world.SetUplink(LinkCondition.Down, goesDown);
        long afterMs = Math.Max(arguments.Number(goesDown ? "down" : "up"), 10);
        world.Time.At(world.NowMs + afterMs, () => Flap(world, arguments, untilMs, !goesDown));
    }
}
