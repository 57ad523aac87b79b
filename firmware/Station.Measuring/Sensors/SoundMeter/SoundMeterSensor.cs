using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;

namespace Station.Sensors.SoundMeter;

/// <summary>
/// PCB Artists I2C decibel meter, 35 to 120 dB(A) in whole decibels. Its address is that of the ADS1115. Source: the maker's interfacing
/// manual, by way of the driver EngJay/pa-spl.
/// </summary>
public sealed class SoundMeterSensor : I2cSensor
{
    /// <summary>The first value comes 1 s after power-up.</summary>
    public const int WarmUpMs = 2_000;

    private readonly int averagingMs;

    public SoundMeterSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, bool slow)
        : base(identity, period, CreateQuantities(), bus, address)
    {
        averagingMs = slow ? SoundMeterRegister.SlowMs : SoundMeterRegister.FastMs;
    }

    public static Quantity[] CreateQuantities() => new[] { new Quantity("level", "dB", 0) };

    protected override int Configure()
    {
        if (!Read(SoundMeterRegister.Scratch, 1))
        {
            return Absent;
        }

        if (Input[0] != SoundMeterRegister.ScratchValue)
        {
            return Corrupt;
        }

        bool written = Write(SoundMeterRegister.Control, SoundMeterRegister.FilterA)
            && Write(SoundMeterRegister.AveragingHigh, averagingMs >> 8)
            && Write(SoundMeterRegister.AveragingLow, averagingMs);
        return written ? Done : Absent;
    }

    protected override int Measure(long nowMs)
    {
        if (!Read(SoundMeterRegister.Decibels, 1))
        {
            return Absent;
        }

        // Neither is a level that the microphone can give: no value yet, or nothing drives the bus.
        if (Input[0] == 0 || Input[0] == 0xFF)
        {
            return Fault;
        }

        Quantities[0].Take(Input[0], ReasonAt(nowMs));
        return Done;
    }
}
