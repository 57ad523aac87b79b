using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply comes and goes in a fixed rhythm.</summary>
public sealed class SupplyFlapping : RepeatedCut
{
    public override string Name => "supply-flapping";

    public override string What => "the supply comes and goes in a fixed rhythm";

    public override IReadOnlyList<FaultParameter> Parameters { get; } = [FaultParameter.Duration("on", "1s", "20m"), Off];

    protected override long OnMs(World world, FaultArguments arguments) => Math.Max(arguments.Number("on"), 100);
}
