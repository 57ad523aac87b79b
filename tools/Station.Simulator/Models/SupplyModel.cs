using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>The battery of a station.</summary>
public sealed class SupplyModel : ISupplySource
{
    private readonly IEnvironment environment;
    private readonly ILineFaults faults;
    private readonly ReadingLog log;
    private long readings;

    public SupplyModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
    {
        this.environment = environment;
        this.faults = faults;
        log = book.LogOf(name, "voltage", "V", -3);
    }

    public bool TryReadMillivolts(long trueMs, out int millivolts)
    {
        millivolts = environment.At(EnvironmentQuantity.Supply, trueMs);
        if (faults.At(trueMs, ++readings) != LineFault.None)
        {
            log.AddFailure(TruthOutcome.Error);
            return false;
        }

        log.Add(millivolts);
        return true;
    }
}
