using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.Analogue;

/// <summary>
/// DFRobot SEN0232 sound level meter through an ADS1115: 0.6 to 2.6 V stand for 30 to 130 dB(A), 20 mV a decibel, time weighting fast (125 ms). Source: the
/// maker's page of SEN0232.
/// </summary>
public sealed class SoundLevelSensor : AdsSensor
{
    /// <summary>4.096 V: the smallest full scale that holds 2.6 V.</summary>
    public static readonly int Range = AdsInput.RangeCodeOf(4_096);

    /// <summary>The first value needs the time weighting to settle.</summary>
    public const int WarmUpMs = 2_000;

    private const int DecibelsPerVolt = 50;

    /// <summary>An output below or above these is none of the meter's: it is not connected or has no supply.</summary>
    private const int LowestMicrovolts = 550_000;
    private const int HighestMicrovolts = 2_650_000;

    public SoundLevelSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, AdsConverter converter, int input)
        : base(identity, period, CreateQuantities(), bus, converter, input, Range)
    {
    }

    public static Quantity[] CreateQuantities() => new[] { new Quantity("level", "dB", -6) };

    protected override int Take(int microvolts, QualityReason clipped, long nowMs)
    {
        if (microvolts < LowestMicrovolts || microvolts > HighestMicrovolts)
        {
            return Fault;
        }

        Quantities[0].Take(microvolts * DecibelsPerVolt, ReasonAt(nowMs));
        return Done;
    }
}
