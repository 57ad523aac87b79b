using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply comes and goes in a fixed rhythm.</summary>
public sealed class SupplyFlapping : FaultKind
{
    public override string Name => "supply-flapping";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the supply comes and goes in a fixed rhythm";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("on", "1s", "20m"),
        FaultParameter.Duration("off", "1s", "1m"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override int Weight => 3;

    public override void Apply(World world, FaultArguments arguments) => Cut(world, arguments, world.StepEndsMs);

    /// <summary>Off, on, and the same again while it lasts.</summary>
    private static void Cut(World world, FaultArguments arguments, long untilMs)
    {
        if (world.NowMs >= untilMs)
        {
            return;
        }

        world.Storage.CutPower(arguments.Number("off"));
        world.Time.At(world.NowMs + arguments.Number("off") + Math.Max(arguments.Number("on"), 100), () => Cut(world, arguments, untilMs));
    }
}
