using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;

namespace Station.Sensors.Analogue;

/// <summary>A sensor with a voltage, read through one input of an ADS1115 by single conversions.</summary>
public abstract class AdsSensor : I2cSensor
{
    /// <summary>A conversion takes 1/128 s, 10 % more with a slow oscillator (SBAS444, section 7.5).</summary>
    private const int ConversionMs = 20;

    /// <summary>Pause before asking a chip again that is busy, with this sensor's conversion or another's.</summary>
    private const int BusyMs = 10;

    /// <summary>Seven other sensors may be in front; a chip that is still converting then is stuck.</summary>
    private const int MostWaits = 20;

    private readonly AdsConverter converter;
    private readonly int input;
    private readonly int range;
    private int waits;

    protected AdsSensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities, II2cBus bus, AdsConverter converter, int input, int range)
        : base(identity, period, quantities, bus, converter.Address)
    {
        this.converter = converter;
        this.input = input;
        this.range = range;
    }

    /// <summary>Takes the reading. A code at either end of the scale is <paramref name="clipped"/>: the true voltage lies beyond.</summary>
    protected abstract int Take(int microvolts, QualityReason clipped, long nowMs);

    /// <summary>Every conversion brings its configuration with it.</summary>
    protected override int Configure() => Done;

    protected override int Measure(long nowMs)
    {
        if (Phase == 0)
        {
            waits = 0;
            Phase = 1;
        }

        return Phase == 1 ? Begin() : Finish(nowMs);
    }

    private int Begin()
    {
        if (converter.IsBusy)
        {
            waits++;
            return waits > MostWaits ? Absent : BusyMs;
        }

        Phase = 2;
        return converter.Begin(input, range) ? ConversionMs : Absent;
    }

    private int Finish(long nowMs)
    {
        int verdict = Fetch(out int code);
        if (verdict == Done)
        {
            QualityReason clipped = code >= AdsRegister.HighestCode ? QualityReason.AboveRange
                : code <= AdsRegister.LowestCode ? QualityReason.BelowRange : QualityReason.None;

            // Full scale is 2^15 codes (SBAS444, table 3).
            verdict = Take((int)HalfEven.Divide(code * (AdsInput.RangeMillivolts(range) * 1_000L), 32_768), clipped, nowMs);
        }

        return verdict;
    }

    private int Fetch(out int code)
    {
        code = 0;
        bool answered = converter.TryReadConfiguration(out int word);
        if (answered && converter.IsOwn(word) && (word & AdsRegister.StartOrReady) == 0 && waits++ < MostWaits)
        {
            return BusyMs;
        }

        converter.Release();
        if (!answered || !converter.TryReadCode(out code))
        {
            return Absent;
        }

        bool sound = converter.IsOwn(word) && (word & AdsRegister.StartOrReady) != 0;
        return sound ? Done : Corrupt;
    }
}
