using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>The supply comes back for a while that is drawn anew each time, up to so long: often it goes away again while the station starts.</summary>
public sealed class RaggedSupply : RepeatedCut
{
    private const long ShortestMs = 10;

    public override string Name => "supply-ragged";

    public override string What => "the supply comes back for a while that is drawn anew each time, up to so long: often it goes away again while the station starts";

    public override IReadOnlyList<FaultParameter> Parameters { get; } = [FaultParameter.Duration("on-up-to", "2s", "20m"), Off];

    protected override long OnMs(World world, FaultArguments arguments) => ShortestMs + (long)(world.Random.Next() % (ulong)Math.Max(arguments.Number("on-up-to"), 1));
}
