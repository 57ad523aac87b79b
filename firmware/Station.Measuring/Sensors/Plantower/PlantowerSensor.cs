using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Plantower;

/// <summary>
/// Particle counter of the Plantower family (PMS3003, 5003, 7003, A003, 5003T, 5003ST) at 9600 baud. Passive: asked for each
/// frame, as it must be behind an expander; active: it sends by itself and each sample takes the next frame. It can rest between
/// its minutes, which its laser (about 8,000 h) and fan thank for.
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

    private readonly PlantowerVariant variant;

    public PlantowerSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, PlantowerVariant variant, bool active, int everyMinutes)
        : base(identity, period, CreateQuantities(variant), port, DialogueOf(variant, active))
    {
        this.variant = variant;
        Listen(new PlantowerParser(Counters));
        if (everyMinutes > 1)
        {
            RestBetween(new DutyCycle(period, everyMinutes, identity.WarmUpMs));
        }
    }

    /// <summary>Mass concentrations of the atmospheric words; temperature and humidity of the variants that have them.</summary>
    public static Quantity[] CreateQuantities(PlantowerVariant variant)
    {
        bool climate = variant == PlantowerVariant.Climate || variant == PlantowerVariant.ClimateAndFormaldehyde;
        var quantities = new Quantity[climate ? 5 : 3];
        quantities[0] = new Quantity("pm1", "ug/m3", 0);
        quantities[1] = new Quantity("pm25", "ug/m3", 0);
        quantities[2] = new Quantity("pm10", "ug/m3", 0);
        if (climate)
        {
            quantities[3] = new Quantity("temperature", "C", -1);
            quantities[4] = new Quantity("humidity", "%", -1);
        }

        return quantities;
    }

    protected override void TakeReading(long nowMs)
    {
        var parser = (PlantowerParser)Scanner;
        if (parser.ErrorCode != 0 || !IsOfVariant(parser) || HasMassWithoutParticles(parser))
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
            TakeClimate(parser, PlantowerFrame.ClimateTemperatureWord, PlantowerFrame.ClimateHumidityWord, reason);
        }
        else if (variant == PlantowerVariant.ClimateAndFormaldehyde)
        {
            TakeClimate(parser, PlantowerFrame.LongTemperatureWord, PlantowerFrame.LongHumidityWord, reason);
        }
    }

    private void TakeClimate(PlantowerParser parser, int temperatureWord, int humidityWord, QualityReason reason)
    {
        Quantities[3].Take((short)parser.Word(temperatureWord), reason);
        Quantities[4].Take(parser.Word(humidityWord), reason);
    }

    /// <summary>Another model than the profile says has other things in the words behind the masses.</summary>
    private bool IsOfVariant(PlantowerParser parser)
    {
        switch (variant)
        {
            case PlantowerVariant.Climate:
                return parser.DataBytes == PlantowerFrame.CommonDataBytes;
            case PlantowerVariant.ClimateAndFormaldehyde:
                return parser.DataBytes == PlantowerFrame.LongDataBytes;
            case PlantowerVariant.Short:
                return parser.DataBytes == PlantowerFrame.ShortDataBytes;
            default:
                return parser.DataBytes != PlantowerFrame.LongDataBytes;
        }
    }

    /// <summary>A sensor that counts nothing and yet reports a mass has a fault.</summary>
    private static bool HasMassWithoutParticles(PlantowerParser parser) =>
        parser.DataBytes != PlantowerFrame.ShortDataBytes
        && parser.Word(PlantowerFrame.SmallestParticlesWord) == 0
        && parser.Word(PlantowerFrame.AtmosphericPm10Word) > 0;

    /// <summary>
    /// Waking comes first, because the sensor may still rest from before a restart. The PMS3003 takes no commands: its manual
    /// names none, and drivers in the field send none.
    /// </summary>
    private static SerialDialogue DialogueOf(PlantowerVariant variant, bool active)
    {
        if (variant == PlantowerVariant.Short)
        {
            return new SerialDialogue(null, null, AnswerMs, ActiveTimeoutMs);
        }

        byte[] mode = active ? PlantowerCommand.BeActive() : PlantowerCommand.BePassive();
        return SerialDialogue.WithRest(
            PlantowerCommand.Sleep(),
            new[] { PlantowerCommand.Wake(), mode },
            active ? null : PlantowerCommand.Read(),
            AnswerMs,
            active ? ActiveTimeoutMs : PassiveTimeoutMs);
    }
}
