namespace Station.Simulator.Environments;

/// <summary>
/// An outfall with a weir, somewhere in a city: the water stands a little below the crest at night, runs over it by day, and comes in a rush with a shower. Levels are in mm
/// above the crest.
/// </summary>
/// <param name="city">Everything else.</param>
/// <param name="seed">Of its water.</param>
public sealed class WeirEnvironment(IEnvironment city, ulong seed) : IEnvironment
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long LocalOffsetMs = 8 * HourMs;
    private const long ShowerSpacingMs = 17 * HourMs;
    private const int ShowerMs = 100 * 60_000;
    private const int ShowerCrestMm = 190;
    private const int RippleMm = 3;

    private static readonly HourTable HeadByHour = new(
        22, 14, 8, 4, 2, 6, 24, 52, 70, 74, 68, 64, 66, 60, 56, 54, 56, 62, 72, 78, 74, 62, 46, 32);

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs)
    {
        if (quantity != EnvironmentQuantity.WaterLevel)
        {
            return city.At(quantity, trueMs);
        }

        long localMs = trueMs + LocalOffsetMs;
        return HeadByHour.At(localMs) + SeededNoise.Drifting(seed + 61, localMs, 20 * MinuteMs, 9) + Shower(localMs) + SeededNoise.Around(seed ^ 0x62, trueMs / 1_000, RippleMm);
    }

    /// <summary>Up in a sixth of its time, down in the rest.</summary>
    private static int Shower(long localMs)
    {
        long into = localMs % ShowerSpacingMs;
        return into >= ShowerMs ? 0 : (int)(ShowerCrestMm * (into < ShowerMs / 6 ? into * 6 : (ShowerMs - into) * 6 / 5) / ShowerMs);
    }
}
