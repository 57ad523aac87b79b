using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An SCD4x: idle after power-on, deaf for 500 ms after a stop, and locked up by a second start until its supply goes.</summary>
public sealed class Scd4xModel : SensirionModel
{
    private const long DeafMs = 500;
    private const long FullWord = 65_535;

    private readonly IEnvironment environment;
    private long startedMs = long.MaxValue;
    private long periodMs;
    private long deafUntilMs;
    private long slotRead;

    public Scd4xModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
        : base(faults, book.LogOf(name, "co2", "ppm", 0), book.LogOf(name, "temperature", "C", -2), book.LogOf(name, "humidity", "%", -2))
    {
        this.environment = environment;
    }

    /// <summary>A second start came while it was measuring.</summary>
    public bool IsLockedUp { get; private set; }

    /// <summary>Automatic self-calibration, on as delivered.</summary>
    public bool IsSelfCalibrating { get; private set; } = true;

    public int AltitudeM { get; private set; }

    public int PressureHpa { get; private set; }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        startedMs = long.MaxValue;
        deafUntilMs = 0;
        IsLockedUp = false;
        IsSelfCalibrating = true;
        AltitudeM = PressureHpa = 0;
    }

    protected override bool Listens(long trueMs) => !IsLockedUp && trueMs >= deafUntilMs;

    protected override bool BeginsSample(int command) => command == 0xE4B8;

    protected override TruthOutcome OutcomeAt(long trueMs) => Fault == LineFault.InstrumentError ? TruthOutcome.Error : TruthOutcome.Read;

    protected override void Obey(int command, int first, int second, long trueMs)
    {
        switch (command)
        {
            case 0x21B1:
                Start(5_000, trueMs);
                break;
            case 0x21AC:
                Start(30_000, trueMs);
                break;
            case 0x3F86:
                startedMs = long.MaxValue;
                deafUntilMs = trueMs + DeafMs;
                break;
            case 0x2416 when startedMs == long.MaxValue:
                IsSelfCalibrating = first != 0;
                break;
            case 0x2427 when startedMs == long.MaxValue:
                AltitudeM = first;
                break;
            case 0xE000:
                PressureHpa = first;
                break;
            case 0xE4B8:
                AnswerReady(trueMs);
                break;
            case 0xEC05:
                AnswerReading(trueMs);
                break;
        }
    }

    private void Start(long period, long trueMs)
    {
        IsLockedUp = startedMs != long.MaxValue;
        startedMs = trueMs;
        periodMs = period;
        slotRead = 0;
    }

    private long Slot(long trueMs) => startedMs == long.MaxValue ? 0 : (trueMs - startedMs) / periodMs;

    private void AnswerReady(long trueMs)
    {
        bool ready = Slot(trueMs) > slotRead;
        BeginAnswer(trueMs + 1, false);
        AddWord(ready ? 0x8006 : 0x8000);
        if (startedMs == long.MaxValue)
        {
            LogFailure(TruthOutcome.Silent);
        }
    }

    private void AnswerReading(long trueMs)
    {
        slotRead = Slot(trueMs);
        bool empty = Fault == LineFault.InstrumentError;
        int co2 = environment.At(EnvironmentQuantity.CarbonDioxide, trueMs);
        long temperature = (environment.At(EnvironmentQuantity.Temperature, trueMs) + 4_500) * FullWord / 17_500;
        long humidity = environment.At(EnvironmentQuantity.Humidity, trueMs) * FullWord / 10_000;
        BeginAnswer(trueMs + 1, true);
        AddWord(empty ? 0 : co2);
        AddWord((int)temperature);
        AddWord((int)humidity);
        Carry(0, co2);
        Carry(1, (int)Math.Round(17_500m * temperature / FullWord - 4_500, MidpointRounding.ToEven));
        Carry(2, (int)Math.Round(10_000m * humidity / FullWord, MidpointRounding.ToEven));
    }
}
