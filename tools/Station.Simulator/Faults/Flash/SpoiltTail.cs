using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>A file of the open block is cut or changed while the station is off, and nothing else is.</summary>
public sealed class SpoiltTail : FaultKind
{
    private const string Directory = "run/";

    public override string Name => "tail-spoilt";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "a file of the open block is cut or changed while the station is off, and nothing else is";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("file", "m0", "m1", "m2", "h0"),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override StorageDamage Damage => StorageDamage.Torn;

    public override void Apply(World world, FaultArguments arguments) =>
        world.Storage.Strike(arguments.Number("off"), StorageDamage.Torn, chip => FlashRot.SpoilFile(chip, Directory + arguments.Word("file"), world.Random));
}
