using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>Files that are not the station's take all blocks but a few.</summary>
public sealed class FullFlash : FaultKind
{
    public override string Name => "flash-full";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "files that are not the station's take all blocks but a few";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("spare-blocks", 0, 1_000, 0, 60),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "1d");

    public override int Weight => 4;

    public override void Apply(World world, FaultArguments arguments) => world.Storage.Fill((int)arguments.Number("spare-blocks"));

    public override void Lift(World world, FaultArguments arguments) => world.Storage.Empty();
}
