using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>Bits of the flash flip while the station is off.</summary>
public sealed class RottenFlash : FaultKind
{
    public override string Name => "flash-rot";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "bits of the flash flip while the station is off";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("bits", 1, 100_000, 1, 200),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 1;

    public override StorageDamage Damage => StorageDamage.Changed;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.Strike(
        arguments.Number("off"), StorageDamage.Changed, chip => FlashRot.FlipBits(chip, world.Random, (int)arguments.Number("bits")));
}
