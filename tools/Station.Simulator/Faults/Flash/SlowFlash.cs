using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>Each erase and each page takes longer, up to what worn chips need.</summary>
public sealed class SlowFlash : FaultKind
{
    public override string Name => "flash-slow";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "each erase and each page takes longer, up to what worn chips need";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("erase", "20ms", "400ms"),
        FaultParameter.Number("page-microseconds", 0, 10_000, 100, 3_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "2d");

    public override void Apply(World world, FaultArguments arguments) =>
        world.Board.Storage.Timing = new FlashTiming((int)arguments.Number("erase"), (int)arguments.Number("page-microseconds"));

    public override void Lift(World world, FaultArguments arguments) => world.Board.Storage.Timing = default;
}
