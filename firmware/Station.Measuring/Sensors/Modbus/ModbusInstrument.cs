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

    /// <summary>What is larger than this is no reading of a station's instrument, and thousandths of it would not fit.</summary>
    private const int LargestValue = 2_000_000;

    private readonly RegisterMap map;

    public ModbusInstrument(SensorIdentity identity, SamplingPeriod period, RegisterMap map, string unit)
        : base(identity, period, CreateQuantities(unit))
    {
        this.map = map;
        Question = ModbusQuestion.Build(map.Address, map.Function, map.First, map.Count);
        Parser = new ModbusParser(Question, Counters);
    }

    /// <summary>The request, the same every time.</summary>
    public byte[] Question { get; }

    public ModbusParser Parser { get; }

    /// <summary>Uptime at which the next sample is due.</summary>
    public long NextMs => Schedule.NextMs;

    public static Quantity[] CreateQuantities(string unit) => new[] { new Quantity("value", unit, -PassedDecimals) };

    /// <summary>True when a sample is due now; it counts as begun then.</summary>
    public bool TakeDue(long nowMs) => Schedule.TakeDue(nowMs);

    /// <summary>Takes the reading out of the answer that the parser has just found.</summary>
    public void TakeReading(long nowMs)
    {
        int decimals = map.DecimalsRegister == RegisterMap.NoRegister
            ? map.Decimals
            : Parser.Register(map.DecimalsRegister - map.First);
        int value = RawValue();
        if (map.IsErrorCode(Parser.Register(map.Register - map.First)) || decimals > PassedDecimals || value > LargestValue || value < -LargestValue)
        {
            Counters.InstrumentErrors++;
            Miss(QualityReason.InstrumentError);
            return;
        }

        for (int i = decimals; i < PassedDecimals; i++)
        {
            value *= 10;
        }

        Quantities[0].Take(value, ReasonAt(nowMs));
    }

    /// <summary>The instrument answered with an exception.</summary>
    public void TakeException() => Miss(QualityReason.InstrumentError);

    /// <summary>No answer came in time.</summary>
    public void GiveUp(bool bytesSeen)
    {
        Counters.Timeouts++;
        Miss(bytesSeen ? QualityReason.ChecksumLoss : QualityReason.Silence);
    }

    private int RawValue()
    {
        int at = map.Register - map.First;
        int word = Parser.Register(at);
        switch (map.Number)
        {
            case ModbusNumber.Int16:
                return (short)word;
            case ModbusNumber.UInt16:
                return word;
            default:
                return word << 16 | Parser.Register(at + 1);
        }
    }
}
