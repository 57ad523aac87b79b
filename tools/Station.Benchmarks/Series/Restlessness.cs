using Station.Hal.Simulated;

namespace Station.Benchmarks.Series;

/// <summary>
/// How a made series moves: within bounds, by steps whose sizes fall off geometrically, with calmer hours and wilder ones, as those of measured minutes do.
/// </summary>
/// <param name="Least">Lowest value.</param>
/// <param name="Most">Highest value.</param>
/// <param name="MeanStep">Mean size of a step, in units of the last digit.</param>
internal sealed record Restlessness(int Least, int Most, double MeanStep)
{
    private const int RandomSteps = 1 << 20;

    /// <summary>After so many periods the series is calmer or wilder than before.</summary>
    private const int StretchPeriods = 240;

    /// <summary>Least and most that a stretch's mean step is of <see cref="MeanStep"/>.</summary>
    private const double Calmest = 0.4, Wildest = 1.6;

    /// <summary>A walk that begins in the middle and turns back at its bounds.</summary>
    public int[] Walk(int periods, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new int[periods];
        int value = (Least + Most) / 2;
        double meanStep = MeanStep;
        for (int i = 0; i < periods; i++)
        {
            if (i % StretchPeriods == 0)
            {
                meanStep = MeanStep * (Calmest + (Wildest - Calmest) * DrawFraction(random));
            }

            int step = DrawSize(random, meanStep) * (random.Below(2) == 0 ? 1 : -1);
            value = value + step < Least || value + step > Most ? value - step : value + step;
            values[i] = Math.Clamp(value, Least, Most);
        }

        return values;
    }

    /// <summary>Geometric with the wanted mean: each further unit is taken with the same probability.</summary>
    private static int DrawSize(SeededRandom random, double mean) => (int)(Math.Log(DrawFraction(random)) / Math.Log(mean / (1 + mean)));

    /// <summary>Above 0 and below 1.</summary>
    private static double DrawFraction(SeededRandom random) => (random.Below(RandomSteps) + 1) / (double)(RandomSteps + 1);
}
