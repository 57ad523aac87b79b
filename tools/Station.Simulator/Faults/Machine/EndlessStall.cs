using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Machine;

/// <summary>The next call of a kind never comes back: only the hardware watchdog ends that.</summary>
public sealed class EndlessStall : FaultKind
{
    public override string Name => "stall-endless";

    public override FaultFamily Family => FaultFamily.Stall;

    public override string What => "the next call of a kind never comes back: only the hardware watchdog ends that";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("call", HalCalls.Names),
    ];

    public override int Weight => 3;

    public override void Apply(World world, FaultArguments arguments) => world.Board.Gate.StallOnce(HalCalls.Of(arguments.Word("call")), long.MaxValue);
}
