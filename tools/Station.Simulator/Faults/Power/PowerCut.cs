using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply goes away and comes back.</summary>
public sealed class PowerCut : FaultKind
{
    public override string Name => "power-cut";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the supply goes away and comes back";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("off", "1s", "3h"),
    ];

    public override int Weight => 8;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.CutPower(arguments.Number("off"));
}
