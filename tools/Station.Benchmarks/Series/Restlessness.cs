using Station.Hal.Simulated;

namespace Station.Benchmarks.Series;

/// <summary>How a made series moves: within bounds, by steps whose sizes fall off geometrically, as those of measured minutes do.</summary>
/// <param name="Least">Lowest value.</param>
/// <param name="Most">Highest value.</param>
/// <param name="MeanStep">Mean size of a step, in units of the last digit.</param>
internal sealed record Restlessness(int Least, int Most, double MeanStep)
{
    private const int RandomSteps = 1 << 20;

    /// <summary>A walk that begins in the middle and turns back at its bounds.</summary>
    public int[] Walk(int periods, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new int[periods];
        int value = (Least + Most) / 2;
        for (int i = 0; i < periods; i++)
        {
            int step = DrawSize(random) * (random.Below(2) == 0 ? 1 : -1);
            value = value + step < Least || value + step > Most ? value - step : value + step;
            values[i] = Math.Clamp(value, Least, Most);
        }

        return values;
    }

    /// <summary>Geometric with the wanted mean: each further unit is taken with the same probability.</summary>
    private int DrawSize(SeededRandom random)
    {
        double further = MeanStep / (1 + MeanStep);
        double drawn = (random.Below(RandomSteps) + 1) / (double)(RandomSteps + 1);
        return (int)(Math.Log(drawn) / Math.Log(further));
    }
}
