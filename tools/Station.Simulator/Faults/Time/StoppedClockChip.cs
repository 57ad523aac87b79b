using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>The real-time clock stands still and says so, or its battery is empty and each loss of the supply stops it; where none is fitted nothing happens.</summary>
public sealed class StoppedClockChip : FaultKind
{
    public override string Name => "clock-stopped";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "the real-time clock stands still and says so, or its battery is empty and each loss of the supply stops it; where none is fitted nothing happens";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("part", "oscillator", "battery"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "4d");

    public override void Apply(World world, FaultArguments arguments) => Set(world, arguments, false);

    public override void Lift(World world, FaultArguments arguments) => Set(world, arguments, true);

    private static void Set(World world, FaultArguments arguments, bool works)
    {
        if (world.Station.ClockChip is not { } chip)
        {
            return;
        }

        if (arguments.Word("part") == "battery")
        {
            chip.HasBattery = works;
        }
        else
        {
            chip.SetOscillator(works, world.NowMs);
        }
    }
}
