using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Plantower;

/// <summary>
/// Particle counter of the Plantower family (PMS3003, 5003, 7003, A003, 5003T, 5003ST) at 9600 baud. Passive: asked for each
/// frame, as it must be behind an expander; active: it sends by itself and each sample takes the next frame.
/// Sources: data manuals of PMS5003 V2.3 and PMS7003 V2.5.
/// </summary>
public sealed class PlantowerSensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>The fan needs 30 s to fill the chamber with outside air (data manual, "Circuit attentions").</summary>
    public const int WarmUpMs = 30_000;

    /// <summary>32 bytes take 33 ms at 9600 baud; the rest is the sensor's time to think.</summary>
    private const int AnswerMs = 60;

    /// <summary>Leaves time before the next sample at 1 Hz, a mode command included.</summary>
    private const int PassiveTimeoutMs = 450;

    /// <summary>In active mode frames come each 0.2 to 2.3 s, by the rate of change (data manual): two of them at the slowest.</summary>
    private const int ActiveTimeoutMs = 5_000;

    private readonly PlantowerParser parser;
    private readonly PlantowerVariant variant;

    public PlantowerSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, PlantowerVariant variant, bool active)
        : base(identity, period, CreateQuantities(variant), port, active ? ActiveDialogue() : PassiveDialogue())
    {
        this.variant = variant;
        parser = new PlantowerParser(Counters);
        Listen(parser);
    }

    /// <summary>Mass concentrations of the atmospheric words; temperature and humidity of the variants that have them.</summary>
    public static Quantity[] CreateQuantities(PlantowerVariant variant)
    {
        var quantities = new Quantity[variant == PlantowerVariant.Plain ? 3 : 5];
        quantities[0] = new Quantity("pm1", "ug/m3", 0);
        quantities[1] = new Quantity("pm25", "ug/m3", 0);
        quantities[2] = new Quantity("pm10", "ug/m3", 0);
        if (variant != PlantowerVariant.Plain)
        {
            quantities[3] = new Quantity("temperature", "C", -1);
            quantities[4] = new Quantity("humidity", "%", -1);
        }

        return quantities;
    }

    protected override void TakeReading(long nowMs)
    {
        if (parser.ErrorCode != 0)
        {
            Counters.InstrumentErrors++;
            Miss(QualityReason.InstrumentError);
            return;
        }

        QualityReason reason = ReasonAt(nowMs);
        Quantities[0].Take(parser.Word(PlantowerFrame.AtmosphericPm1Word), reason);
        Quantities[1].Take(parser.Word(PlantowerFrame.AtmosphericPm25Word), reason);
        Quantities[2].Take(parser.Word(PlantowerFrame.AtmosphericPm10Word), reason);
        if (variant == PlantowerVariant.Climate)
        {
            TakeClimate(PlantowerFrame.ClimateTemperatureWord, PlantowerFrame.ClimateHumidityWord, reason);
        }
        else if (variant == PlantowerVariant.ClimateAndFormaldehyde)
        {
            TakeClimate(PlantowerFrame.LongTemperatureWord, PlantowerFrame.LongHumidityWord, reason);
        }
    }

    private void TakeClimate(int temperatureWord, int humidityWord, QualityReason reason)
    {
        Quantities[3].Take((short)parser.Word(temperatureWord), reason);
        Quantities[4].Take(parser.Word(humidityWord), reason);
    }

    private static SerialDialogue PassiveDialogue() =>
        new SerialDialogue(PlantowerCommand.BePassive(), PlantowerCommand.Read(), AnswerMs, PassiveTimeoutMs);

    private static SerialDialogue ActiveDialogue() =>
        new SerialDialogue(PlantowerCommand.BeActive(), null, AnswerMs, ActiveTimeoutMs);
}
