using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>Blocks of the flash wear out while the station runs: they cannot be read until they are erased.</summary>
public sealed class WornBlocks : FaultKind
{
    public override string Name => "flash-worn";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "blocks of the flash wear out while the station runs: they cannot be read until they are erased";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("blocks", 1, 500, 1, 6),
    ];

    public override int Weight => 1;

    public override StorageDamage Damage => StorageDamage.Changed;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.WearOut((int)arguments.Number("blocks"));
}
