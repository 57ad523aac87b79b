using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An SPS30 on I2C: idle after power-on, one reading a second, a status register.</summary>
public sealed class Sps30BusModel : SensirionModel
{
    private const int LaserFailure = 1 << 5;

    public Sps30BusModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
        : base(
            faults,
            book.LogOf(name, "pm1", "ug/m3", -1),
            book.LogOf(name, "pm25", "ug/m3", -1),
            book.LogOf(name, "pm4", "ug/m3", -1),
            book.LogOf(name, "pm10", "ug/m3", -1))
    {
        Air = new Sps30Air(environment);
    }

    public Sps30Air Air { get; }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        Air.Stop();
    }

    protected override bool BeginsSample(int command) => command == 0xD206;

    protected override TruthOutcome OutcomeAt(long trueMs) => Air.OutcomeAt(trueMs);

    protected override void Obey(int command, int first, int second, long trueMs)
    {
        switch (command)
        {
            case 0x0010 when first == 0x0300:
                Air.Start(trueMs);
                break;
            case 0x0104:
                Air.Stop();
                break;
            case 0x5607:
                Air.Clean(trueMs);
                break;
            case 0xD206:
                AnswerStatus(trueMs);
                break;
            case 0x0202:
                AnswerReady(trueMs);
                break;
            case 0x0300:
                AnswerReading(trueMs);
                break;
        }
    }

    private void AnswerStatus(long trueMs)
    {
        bool fails = Fault == LineFault.InstrumentError;
        BeginAnswer(trueMs, false);
        AddWord(0x0020); // a fan outside its speed for a moment is no fault
        AddWord(fails ? LaserFailure : 0);
        if (fails)
        {
            LogFailure(TruthOutcome.Error);
        }
    }

    private void AnswerReady(long trueMs)
    {
        BeginAnswer(trueMs, false);
        AddWord(Air.HasReading(trueMs) ? 1 : 0);
        if (!Air.HasReading(trueMs))
        {
            LogFailure(TruthOutcome.Silent);
        }
    }

    private void AnswerReading(long trueMs)
    {
        Air.Measure(trueMs, false);
        BeginAnswer(trueMs, true);
        for (int i = 0; i < 10; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(Air.Value(i));
            AddWord((int)(bits >> 16));
            AddWord((int)(bits & 0xFFFF));
        }

        for (int i = 0; i < 4; i++)
        {
            Carry(i, Air.Masses[i]);
        }
    }
}
