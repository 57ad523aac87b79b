using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// A BME280 in the weather, register by register (BST-BME280-DS002, section 5): coefficients, settings that a loss of the supply takes away, and measurements with as many bits as the oversampling
/// gives. Its raw values are those for which the data sheet's formulas come nearest to what is true.
/// </summary>
public sealed class ClimateModel : I2cDeviceModel
{
    private const int Identity = 0xD0;
    private const int Reset = 0xE0;
    private const int ResetWord = 0xB6;
    private const int HumidityControl = 0xF2;
    private const int Status = 0xF3;
    private const int MeasurementControl = 0xF4;
    private const int Rhythm = 0xF5;
    private const int NormalMode = 3;

    /// <summary>Until the coefficients are there after a start, and until the first measurement is.</summary>
    private const long StartMs = 2;
    private const long MeasuringMs = 19;

    /// <summary>Who reads a value that may be none comes back for the next measurement before that: it is the same sample.</summary>
    private const long SameSampleMs = 2_000;

    /// <summary>T1 to T3 and P1 to P9 of the data sheet's example.</summary>
    private static readonly int[] Words = [27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000];

    private readonly IEnvironment environment;
    private readonly ReadingLog temperature;
    private readonly ReadingLog humidity;
    private readonly ReadingLog pressure;
    private readonly BoschRegisters registers = new();

    /// <summary>The formulas, of which that of the pressure falls with its raw value and is taken negative; made once, because a reading must not allocate.</summary>
    private readonly Func<int, int> centidegreesOf;
    private readonly Func<int, int> negativePascalsOf;
    private readonly Func<int, int> centipercentOf;

    private long startedMs;
    private long measuringSinceMs;
    private int humidityInForce;
    private long errorUntilMs = -1;

    /// <param name="environment">The world around it.</param>
    /// <param name="book">Where it notes what the station reads.</param>
    /// <param name="name">Name of the sensor.</param>
    /// <param name="faults">What goes wrong with it.</param>
    /// <param name="humidityCalibration">H2 to H6 as registers 0xE1 to 0xE7 hold them, in hexadecimal digits; those of a captured part but for a smaller H2, with which every 0.01 % has its raw value.</param>
    public ClimateModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults, string humidityCalibration = "300100122d031e")
        : base(faults)
    {
        this.environment = environment;
        temperature = book.LogOf(name, "temperature", "C", -2);
        humidity = book.LogOf(name, "humidity", "%", -2);
        pressure = book.LogOf(name, "pressure", "Pa", 0);
        centidegreesOf = registers.CentidegreesOf;
        negativePascalsOf = raw => -registers.PascalsOf(raw);
        centipercentOf = registers.CentipercentOf;
        registers.Set(0x88, [.. Words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) })]);
        registers.Set(0xA1, 75);
        registers.Set(0xE1, Convert.FromHexString(humidityCalibration));
        registers.Set(Identity, 0x60);
        Start(0);
    }

    /// <summary>The air pressure that the station last read; null before that.</summary>
    public int? LastPressurePa { get; private set; }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        Start(trueMs);
    }

    protected override bool Take(ReadOnlySpan<byte> bytes, long trueMs)
    {
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            Set(bytes[i], bytes[i + 1], trueMs);
        }

        return true;
    }

    protected override bool Answer(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        int first = written[0];
        registers.Set(Status, (byte)(trueMs < startedMs + StartMs ? 1 : 0));
        if (first <= BoschRegisters.Data && first + read.Length > BoschRegisters.Data && IsMeasured(trueMs) && !Measure(trueMs))
        {
            return false;
        }

        registers.From(first, read.Length).CopyTo(read);
        return true;
    }

    private int Oversampling(int shift) => Register(MeasurementControl) >> shift & 7;

    private byte Register(int register) => registers.From(register, 1)[0];

    private bool IsMeasured(long trueMs) => (Register(MeasurementControl) & 3) == NormalMode && trueMs >= measuringSinceMs + MeasuringMs;

    /// <summary>Settings and measurement are those of a start.</summary>
    private void Start(long trueMs)
    {
        startedMs = trueMs;
        humidityInForce = 0;
        errorUntilMs = -1;
        registers.Set(HumidityControl, 0, 0, 0, 0, 0);
        Show(BoschRegisters.Skipped20, BoschRegisters.Skipped20, BoschRegisters.Skipped16);
    }

    private void Set(int register, byte value, long trueMs)
    {
        switch (register)
        {
            case Reset when value == ResetWord:
                Start(trueMs);
                break;
            case HumidityControl or Rhythm:
                registers.Set(register, value);
                break;
            case MeasurementControl:
                registers.Set(register, value);
                humidityInForce = Register(HumidityControl) & 7;
                measuringSinceMs = trueMs;
                break;
        }
    }

    /// <summary>Shows what is true now; false when the part does not answer.</summary>
    private bool Measure(long trueMs)
    {
        if (trueMs < errorUntilMs)
        {
            errorUntilMs = -1;
            return true;
        }

        switch (NextSample(trueMs))
        {
            case LineFault.Silence:
                LogFailure(TruthOutcome.Silent);
                return false;
            case LineFault.InstrumentError:
                LogFailure(TruthOutcome.Error);
                errorUntilMs = trueMs + SameSampleMs;
                Show(BoschRegisters.Skipped20, BoschRegisters.Skipped20, BoschRegisters.Skipped16);
                return true;
        }

        ShowTruth(trueMs);
        return true;
    }

    private void ShowTruth(long trueMs)
    {
        int rawTemperature = Converted(Oversampling(5), environment.At(EnvironmentQuantity.Temperature, trueMs), centidegreesOf);
        int centidegrees = registers.CentidegreesOf(rawTemperature);
        int rawPressure = Converted(Oversampling(2), -environment.At(EnvironmentQuantity.Pressure, trueMs), negativePascalsOf);
        int rawHumidity = humidityInForce == 0
            ? BoschRegisters.Skipped16
            : Nearest(0xFFFF, 1, BoschRegisters.Skipped16, environment.At(EnvironmentQuantity.Humidity, trueMs), centipercentOf);
        Show(rawPressure, rawTemperature, rawHumidity);
        temperature.Add(centidegrees);
        humidity.Add(registers.CentipercentOf(rawHumidity));
        LastPressurePa = registers.PascalsOf(rawPressure);
        pressure.Add(LastPressurePa.Value);
    }

    /// <summary>Sixteen bits, and one more each time that the oversampling doubles: what is below is zero.</summary>
    private static int Converted(int oversampling, int wanted, Func<int, int> valueOf)
    {
        int bits = Math.Min(15 + oversampling, 20);
        return oversampling == 0 ? BoschRegisters.Skipped20 : Nearest(0xFFFFF, 1 << (20 - bits), BoschRegisters.Skipped20, wanted, valueOf);
    }

    /// <summary>The raw value whose reading comes nearest to a wanted one; readings rise with raw values. The mark of no measurement is left out.</summary>
    private static int Nearest(int highest, int step, int mark, int wanted, Func<int, int> valueOf)
    {
        int low = 0;
        int high = highest / step;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (valueOf(middle * step) < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        bool isLowerNearer = low > 0 && Math.Abs(valueOf((low - 1) * step) - wanted) < Math.Abs(valueOf(low * step) - wanted);
        int raw = (isLowerNearer ? low - 1 : low) * step;
        return raw == mark ? raw + step : raw;
    }

    private void Show(int rawPressure, int rawTemperature, int rawHumidity) => registers.Set(
        BoschRegisters.Data,
        (byte)(rawPressure >> 12),
        (byte)(rawPressure >> 4),
        (byte)(rawPressure << 4),
        (byte)(rawTemperature >> 12),
        (byte)(rawTemperature >> 4),
        (byte)(rawTemperature << 4),
        (byte)(rawHumidity >> 8),
        (byte)rawHumidity);

    private void LogFailure(TruthOutcome outcome)
    {
        temperature.AddFailure(outcome);
        humidity.AddFailure(outcome);
        pressure.AddFailure(outcome);
    }
}
