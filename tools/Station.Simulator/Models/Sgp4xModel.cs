using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An SGP40, or an SGP41 with its second pixel and the conditioning that this one needs.</summary>
public sealed class Sgp4xModel : SensirionModel
{
    private const int LongestConditioning = 10;

    private readonly IEnvironment environment;
    private readonly bool hasNitrogen;
    private int conditionings;
    private bool isConditioning;

    public Sgp4xModel(IEnvironment environment, TruthBook book, string name, bool hasNitrogen, ILineFaults faults)
        : base(faults, hasNitrogen ? [book.LogOf(name, "voc", "ticks", 0), book.LogOf(name, "nox", "ticks", 0)] : [book.LogOf(name, "voc", "ticks", 0)])
    {
        this.environment = environment;
        this.hasNitrogen = hasNitrogen;
    }

    /// <summary>It was conditioned for longer than it may be.</summary>
    public bool WasOverheated { get; private set; }

    /// <summary>Readings before a conditioning was complete.</summary>
    public int ColdReadings { get; private set; }

    public int HumidityWord { get; private set; }

    public int TemperatureWord { get; private set; }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        conditionings = 0;
    }

    protected override bool BeginsSample(int command) => command is 0x260F or 0x2612 or 0x2619;

    protected override void Obey(int command, int first, int second, long trueMs)
    {
        HumidityWord = first;
        TemperatureWord = second;
        int voc = environment.At(EnvironmentQuantity.VolatileTicks, trueMs);
        int nox = environment.At(EnvironmentQuantity.NitrogenTicks, trueMs);
        switch (command)
        {
            case 0x2612 when hasNitrogen:
                conditionings++;
                WasOverheated |= conditionings > LongestConditioning;
                BeginAnswer(trueMs + 50, true);
                AddWord(voc);
                break;
            case 0x2619 when hasNitrogen:
                ColdReadings += conditionings < LongestConditioning ? 1 : 0;
                BeginAnswer(trueMs + 50, true);
                AddWord(voc);
                AddWord(nox);
                Carry(1, nox);
                break;
            case 0x260F when !hasNitrogen:
                BeginAnswer(trueMs + 30, true);
                AddWord(voc);
                break;
        }

        isConditioning = command == 0x2612;
        Carry(0, voc);
    }

    /// <summary>While it is conditioned nothing that it says is a reading.</summary>
    protected override TruthOutcome OutcomeAt(long trueMs) => isConditioning ? TruthOutcome.Rested : TruthOutcome.Read;
}
