using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Machine;

/// <summary>The next call of a kind stops the whole machine for a while.</summary>
public sealed class OneStall : FaultKind
{
    public override string Name => "stall";

    public override FaultFamily Family => FaultFamily.Stall;

    public override string What => "the next call of a kind stops the whole machine for a while";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("call", HalCalls.Names),
        FaultParameter.Duration("ms", "100ms", "60s"),
    ];

    public override int Weight => 8;

    public override void Apply(World world, FaultArguments arguments) => world.Board.Gate.StallOnce(HalCalls.Of(arguments.Word("call")), arguments.Number("ms"));
}
