using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Machine;

/// <summary>The heap refuses an object, or all that follow until the next boot. Firmware that was not woven for it does not notice (Station.Mutations, FaultyHeap).</summary>
public sealed class RefusingHeap : FaultKind
{
    private const string All = "all";

    public override string Name => "heap-refuses";

    public override FaultFamily Family => FaultFamily.Memory;

    public override string What => "the heap refuses an object of the firmware, so many objects from now, or that one and all that follow until the next boot";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("object", 1, 1_000_000, 1, 5_000),
        FaultParameter.Word("count", "one", All),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.Station.Heap.Fail(arguments.Number("object"), arguments.Word("count") == All ? long.MaxValue : 1);

    public override void Lift(World world, FaultArguments arguments) => world.Station.Heap.Recover();
}
