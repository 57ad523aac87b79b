using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>The volume cannot be mounted at a start, and the platform formats it without a word.</summary>
public sealed class FormattedFlash : FaultKind
{
    public override string Name => "flash-formatted";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "the volume cannot be mounted at a start, and the platform formats it without a word";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 1;

    public override StorageDamage Damage => StorageDamage.Formatted;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.Strike(arguments.Number("off"), StorageDamage.Formatted, FlashRot.LoseFormat);
}
