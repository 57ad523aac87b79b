using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply goes away at one of the next operations of the flash, which does not happen.</summary>
public sealed class PowerCutInWrite : FaultKind
{
    public override string Name => "power-cut-in-write";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the supply goes away at one of the next operations of the flash, which does not happen";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("operations", 0, 100_000, 0, 400),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 10;

    public override void Apply(World world, FaultArguments arguments) =>
        world.Storage.CutPowerInWrite(arguments.Number("operations"), false, arguments.Number("off"));
}
