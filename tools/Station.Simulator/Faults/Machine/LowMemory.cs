using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Machine;

/// <summary>The station is told that little memory is free.</summary>
public sealed class LowMemory : FaultKind
{
    public override string Name => "memory-low";

    public override FaultFamily Family => FaultFamily.Memory;

    public override string What => "the station is told that little memory is free";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("free", 0, 1_000_000, 1_000, 20_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "6h");

    public override void Apply(World world, FaultArguments arguments) => world.Board.Machine.FreeMemory = (int)arguments.Number("free");

    public override void Lift(World world, FaultArguments arguments) => world.Board.Machine.FreeMemory = World.UsualFreeMemory;
}
