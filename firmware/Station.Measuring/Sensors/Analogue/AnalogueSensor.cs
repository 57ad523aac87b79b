using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.Analogue;

/// <summary>
/// Anything with a voltage that is linear in what it measures: an electrochemical cell behind its potentiostat (working against auxiliary
/// electrode as a pair of inputs), a pressure transmitter over a resistor. Zero and sensitivity are the instrument's own, from its certificate.
/// </summary>
public sealed class AnalogueSensor : AdsSensor
{
    private const int LargestValue = 2_000_000_000;

    private readonly AnalogueSettings settings;

    public AnalogueSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, AdsConverter converter, AnalogueSettings settings)
        : base(identity, period, CreateQuantities(settings), bus, converter, settings.Input, settings.Range)
    {
        this.settings = settings;
    }

    /// <summary>The voltage, and what it stands for where the profile says so.</summary>
    public static Quantity[] CreateQuantities(AnalogueSettings settings)
    {
        var voltage = new Quantity("voltage", "V", -6);
        return settings.Unit == null ? new[] { voltage } : new[] { voltage, new Quantity("value", settings.Unit, -3) };
    }

    protected override int Take(int microvolts, QualityReason clipped, long nowMs)
    {
        QualityReason reason = ReasonAt(nowMs);
        reason = reason == QualityReason.None ? clipped : reason;
        Quantities[0].Take(microvolts, reason);
        if (settings.Unit != null)
        {
            Quantities[1].Take(ValueOf(microvolts), reason);
        }

        return Done;
    }

    /// <summary>Thousandths of the unit: a microvolt is 1,000 nanovolts.</summary>
    private int ValueOf(int microvolts)
    {
        long dividend = ((long)microvolts - settings.ZeroMicrovolts) * 1_000_000;
        int divisor = settings.SensitivityNanovolts;
        long value = divisor < 0 ? HalfEven.Divide(-dividend, -divisor) : HalfEven.Divide(dividend, divisor);
        return (int)(value > LargestValue ? LargestValue : value < -LargestValue ? -LargestValue : value);
    }
}
