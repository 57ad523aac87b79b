using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>What an SPS30 finds in the air and how its fan is doing, whichever way it is connected.</summary>
public sealed class Sps30Air
{
    private const long DisturbanceMs = 39_000;
    private const long FirstReadingMs = 1_000;

    private readonly IEnvironment environment;
    private long startedMs = long.MaxValue;
    private long disturbedUntilMs = long.MinValue;

    public Sps30Air(IEnvironment environment)
    {
        this.environment = environment;
    }

    public bool IsMeasuring => startedMs != long.MaxValue;

    /// <summary>Cleanings of the fan so far.</summary>
    public int Cleanings { get; private set; }

    /// <summary>Mass concentrations in 0.1 ug/m3: PM1, PM2.5, PM4, PM10.</summary>
    public int[] Masses { get; } = new int[4];

    public void Start(long trueMs) => startedMs = trueMs;

    public void Stop()
    {
        startedMs = long.MaxValue;
        disturbedUntilMs = long.MinValue;
    }

    public void Clean(long trueMs)
    {
        Cleanings++;
        disturbedUntilMs = trueMs + DisturbanceMs;
    }

    public bool HasReading(long trueMs) => IsMeasuring && trueMs >= startedMs + FirstReadingMs;

    public TruthOutcome OutcomeAt(long trueMs) => trueMs < disturbedUntilMs ? TruthOutcome.WarmingUp : TruthOutcome.Read;

    /// <summary>Looks at the air; whole micrograms where the sensor was started for integers.</summary>
    public void Measure(long trueMs, bool whole)
    {
        int Tenths(EnvironmentQuantity quantity) => whole ? environment.At(quantity, trueMs) * 10 : environment.TenthsAt(quantity, trueMs);
        Masses[0] = Tenths(EnvironmentQuantity.Pm1);
        Masses[1] = Math.Max(Masses[0], Tenths(EnvironmentQuantity.Pm25));
        Masses[3] = Math.Max(Masses[1], Tenths(EnvironmentQuantity.Pm10));
        Masses[2] = Masses[1];
    }

    /// <summary>One of the ten values of an answer: four masses, five number concentrations, a size.</summary>
    public float Value(int index) => index < 4 ? Masses[index] / 10f : index == 9 ? 0.7f : Masses[1] * 0.6f + index;
}
