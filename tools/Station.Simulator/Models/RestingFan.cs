using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>Fan and laser of a particle sensor that can be put to sleep, and how long ago they began to run.</summary>
public sealed class RestingFan
{
    private readonly long warmUpMs;
    private bool begins = true;
    private long warmAtMs = long.MinValue;

    /// <param name="warmUpMs">The warm-up after each wake; 0 for a sensor that the station never lets rest.</param>
    public RestingFan(long warmUpMs)
    {
        this.warmUpMs = warmUpMs;
    }

    public bool IsAsleep { get; private set; }

    /// <summary>As what a good reading at a time counts.</summary>
    public TruthOutcome OutcomeAt(long trueMs) => trueMs < warmAtMs ? TruthOutcome.WarmingUp : TruthOutcome.Read;

    /// <summary>The supply came: the fan runs.</summary>
    public void Reset()
    {
        IsAsleep = false;
        begins = true;
        warmAtMs = long.MinValue;
    }

    public void Sleep()
    {
        IsAsleep = true;
        begins = true;
    }

    public void Wake(long trueMs)
    {
        IsAsleep = false;
        if (begins && warmUpMs > 0)
        {
            warmAtMs = trueMs + warmUpMs;
        }

        begins = false;
    }
}
