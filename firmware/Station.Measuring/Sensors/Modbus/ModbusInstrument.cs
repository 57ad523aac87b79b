using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Modbus;

/// <summary>One instrument on a Modbus line, described by its register map. The bus asks for it.</summary>
public sealed class ModbusInstrument : Sensor
{
    /// <summary>Default warm-up: transmitters are stable 1 to 5 s after they get their supply.</summary>
    public const int WarmUpMs = 5_000;

    /// <summary>Readings are passed on in thousandths of the map's unit, so that the decimals may change at run time.</summary>
    private const int PassedDecimals = 3;

    private readonly RegisterMap map;

    public ModbusInstrument(SensorIdentity identity, SamplingPeriod period, RegisterMap map, string unit)
        : base(identity, period, CreateQuantities(unit))
    {
        this.map = map;
        Parser = new ModbusParser(ModbusQuestion.Build(map.Address, map.Function, map.First, map.Count), Counters);
    }

    public ModbusParser Parser { get; }

    public static Quantity[] CreateQuantities(string unit) => new[] { new Quantity("value", unit, -PassedDecimals) };

    /// <summary>Takes the reading out of the answer that the parser has just found.</summary>
    public void TakeReading(long nowMs)
    {
        int decimals = map.DecimalsRegister == RegisterMap.NoRegister
            ? map.Decimals
            : Parser.Register(map.DecimalsRegister - map.First);
        int at = map.Register - map.First;
        if (!RegisterValue.TryDecode(map, Parser.Register(at), map.IsWide ? Parser.Register(at + 1) : 0, decimals, out int thousandths))
        {
            Counters.InstrumentErrors++;
            Miss(QualityReason.InstrumentError);
            return;
        }

        Quantities[0].Take(thousandths, ReasonAt(nowMs));
    }

    /// <summary>The instrument answered with an exception.</summary>
    public void TakeException() => Miss(QualityReason.InstrumentError);

    /// <summary>No answer came in time.</summary>
    public void GiveUp(bool bytesSeen)
    {
        Counters.Timeouts++;
        Miss(bytesSeen ? QualityReason.ChecksumLoss : QualityReason.Silence);
    }
}
