namespace Station.Simulator.Environments;

/// <summary>
/// A well in the plain: water at one temperature all year, drawn down twice a day by the pumps of the fields around it, and falling a little from day to day. Levels are in mm above
/// the sensor.
/// </summary>
/// <param name="city">Everything else.</param>
/// <param name="seed">Of its water.</param>
public sealed class WellEnvironment(IEnvironment city, ulong seed) : IEnvironment
{
    private const long HourMs = 3_600_000;
    private const long LocalOffsetMs = 8 * HourMs;
    private const int RestingMm = 9_400;
    private const int WaterCentidegrees = 1_430;

    private static readonly HourTable DrawdownByHour = new(
        60, 40, 30, 20, 14, 40, 260, 620, 840, 900, 760, 560, 420, 330, 300, 520, 790, 880, 720, 520, 360, 240, 150, 90);

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs)
    {
        long localMs = trueMs + LocalOffsetMs;
        return quantity switch
        {
            EnvironmentQuantity.WaterLevel => RestingMm - DrawdownByHour.At(localMs) + SeededNoise.Drifting(seed + 71, localMs, 30 * HourMs, 120),
            EnvironmentQuantity.WaterTemperature => WaterCentidegrees + SeededNoise.Drifting(seed + 72, localMs, 40 * HourMs, 12),
            _ => city.At(quantity, trueMs),
        };
    }
}
