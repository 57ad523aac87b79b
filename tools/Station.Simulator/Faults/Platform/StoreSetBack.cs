using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Platform;

/// <summary>The receiver's store is that of an earlier time again.</summary>
public sealed class StoreSetBack : FaultKind
{
    public override string Name => "store-set-back";

    public override FaultFamily Family => FaultFamily.Platform;

    public override string What => "the receiver's store is that of an earlier time again";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("by", "1m", "2d"),
    ];

    public override void Apply(World world, FaultArguments arguments) => world.Platform.RollBack(world.NowMs - arguments.Number("by"));
}
