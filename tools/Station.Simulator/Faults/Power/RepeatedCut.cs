using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply goes away and comes back, and the same again while it lasts. Kinds differ in how long it stays.</summary>
public abstract class RepeatedCut : FaultKind
{
    public override FaultFamily Family => FaultFamily.Power;

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override int Weight => 3;

    /// <summary>How long the supply is away each time.</summary>
    protected static FaultParameter Off { get; } = FaultParameter.Duration("off", "1s", "1m");

    public override void Apply(World world, FaultArguments arguments) => Cut(world, arguments, world.StepEndsMs);

    /// <summary>How long it stays this time, in ms.</summary>
    protected abstract long OnMs(World world, FaultArguments arguments);

    private void Cut(World world, FaultArguments arguments, long untilMs)
    {
        if (world.NowMs >= untilMs)
        {
            return;
        }

        world.Storage.CutPower(arguments.Number("off"));
        world.Time.At(world.NowMs + arguments.Number("off") + OnMs(world, arguments), () => Cut(world, arguments, untilMs));
    }
}
