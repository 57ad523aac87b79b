using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>Blocks of the flash cannot be read until they are erased, as worn-out ones, from a time on at which the station is off.</summary>
public sealed class LostBlocks : FaultKind
{
    public override string Name => "flash-blocks-lost";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "blocks of the flash cannot be read until they are erased, as worn-out ones, from a time on at which the station is off";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("blocks", 1, 500, 1, 12),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 1;

    public override StorageDamage Damage => StorageDamage.Changed;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.Strike(
        arguments.Number("off"), StorageDamage.Changed, chip => FlashRot.LoseBlocks(chip, world.Random, (int)arguments.Number("blocks")));
}
