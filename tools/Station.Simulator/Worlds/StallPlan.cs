using Station.Hal.Simulated;

namespace Station.Simulator.Worlds;

/// <summary>Stalls of the machine that come by chance while they are on.</summary>
public sealed class StallPlan
{
    private readonly SeededRandom random;

    public StallPlan(HalGate gate, ulong seed)
    {
        random = new SeededRandom(seed);
        Gate = gate;
    }

    private HalGate Gate { get; }

    /// <summary>Lets calls stall: one in so many, each for up to so long; 0 for none.</summary>
    public void Set(int oneIn, long mostMs)
    {
        Gate.StallSource = oneIn == 0 ? null : (_, _) => random.Below(oneIn) == 0 ? 1 + (long)(random.Next() % (ulong)mostMs) : 0;
    }
}
