namespace Station.Simulator.Environments;

/// <summary>A river that wants watching: a flood wave of 16 hours in every 36, steep up and slow down. Levels are in mm above the datum.</summary>
/// <param name="city">Everything else, the ordinary water too.</param>
public sealed class RiverEnvironment(IEnvironment city) : IEnvironment
{
    private const long HourMs = 3_600_000;
    private const long SpacingMs = 36 * HourMs;
    private const long WaveMs = 16 * HourMs;
    private const int CrestMm = 2_600;

    /// <summary>Permille of the crest by eighths of the wave.</summary>
    private static readonly int[] ByEighth = [0, 760, 1_000, 820, 590, 380, 200, 80, 0];

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs) => city.At(quantity, trueMs) + (quantity == EnvironmentQuantity.WaterLevel ? WaveMm(trueMs) : 0);

    private static int WaveMm(long trueMs)
    {
        long into = trueMs % SpacingMs;
        if (into >= WaveMs)
        {
            return 0;
        }

        const long EighthMs = WaveMs / 8;
        int from = ByEighth[into / EighthMs];
        int to = ByEighth[into / EighthMs + 1];
        return (int)(CrestMm * (from + (to - from) * (into % EighthMs) / EighthMs) / 1_000);
    }
}
