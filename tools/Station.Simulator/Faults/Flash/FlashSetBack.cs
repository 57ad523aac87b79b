using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>At its end the flash is what it was at its beginning, as when somebody puts an image back.</summary>
public sealed class FlashSetBack : FaultKind
{
    public override string Name => "flash-set-back";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "at its end the flash is what it was at its beginning, as when somebody puts an image back";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override int Weight => 1;

    public override StorageDamage Damage => StorageDamage.Changed;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.KeepImage();

    public override void Lift(World world, FaultArguments arguments) => world.Storage.RestoreImage(arguments.Number("off"));
}
