using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply comes back for a while that is drawn anew each time, up to so long: often it goes away again while the station starts.</summary>
public sealed class RaggedSupply : FaultKind
{
    public override string Name => "supply-ragged";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the supply comes back for a while that is drawn anew each time, up to so long: often it goes away again while the station starts";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("on-up-to", "2s", "20m"),
        FaultParameter.Duration("off", "1s", "1m"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override int Weight => 3;

    public override void Apply(World world, FaultArguments arguments) => Cut(world, arguments, world.StepEndsMs);

    private static void Cut(World world, FaultArguments arguments, long untilMs)
    {
        if (world.NowMs >= untilMs)
        {
            return;
        }

        world.Storage.CutPower(arguments.Number("off"));
        long onMs = 10 + (long)(world.Random.Next() % (ulong)Math.Max(arguments.Number("on-up-to"), 1));
        world.Time.At(world.NowMs + arguments.Number("off") + onMs, () => Cut(world, arguments, untilMs));
    }
}
