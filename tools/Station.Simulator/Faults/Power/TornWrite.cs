using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The same, and the file that was written is left half done: no file system in its right mind does that.</summary>
public sealed class TornWrite : FaultKind
{
    public override string Name => "power-cut-torn";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the same, and the file that was written is left half done: no file system in its right mind does that";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("operations", 0, 100_000, 0, 400),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 4;

    public override StorageDamage Damage => StorageDamage.Torn;

    public override void Apply(World world, FaultArguments arguments) =>
        world.Storage.CutPowerInWrite(arguments.Number("operations"), true, arguments.Number("off"));
}
