using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A sensor with a voltage at an input of a converter.</summary>
public sealed class AdsSource
{
    private readonly ILineFaults faults;
    private readonly Func<long, decimal> voltage;
    private readonly decimal faultMicrovolts;
    private readonly bool faultIsError;
    private readonly (ReadingLog Log, Func<decimal, decimal> FromMicrovolts)[] logs;
    private long samples;
    private bool isError;

    /// <param name="voltage">The voltage in microvolts at a true time.</param>
    /// <param name="faultMicrovolts">The voltage when the sensor is broken or not connected.</param>
    /// <param name="faultIsError">That voltage shows the station that the sensor has failed.</param>
    /// <param name="logs">What the sensor's users know, each from the converted microvolts.</param>
    public AdsSource(
        ILineFaults faults,
        Func<long, decimal> voltage,
        decimal faultMicrovolts,
        bool faultIsError,
        params (ReadingLog Log, Func<decimal, decimal> FromMicrovolts)[] logs)
    {
        this.faults = faults;
        this.voltage = voltage;
        this.faultMicrovolts = faultMicrovolts;
        this.faultIsError = faultIsError;
        this.logs = logs;
    }

    /// <summary>The voltage of the conversion that has begun.</summary>
    public decimal Microvolts { get; private set; }

    /// <summary>A conversion begins; false when the converter is silent for it.</summary>
    public bool Begin(long trueMs)
    {
        LineFault fault = faults.At(trueMs, ++samples);
        isError = fault == LineFault.InstrumentError;
        Microvolts = isError ? faultMicrovolts : voltage(trueMs);
        if (fault is LineFault.None or LineFault.InstrumentError)
        {
            return true;
        }

        Array.ForEach(logs, entry => entry.Log.AddFailure(TruthOutcome.Silent));
        return false;
    }

    /// <summary>The station has read the code of the conversion.</summary>
    public void Read(int code, int rangeMillivolts)
    {
        decimal microvolts = Math.Round(code * (rangeMillivolts * 1_000m) / 32_768, MidpointRounding.ToEven);
        foreach ((ReadingLog log, Func<decimal, decimal> fromMicrovolts) in logs)
        {
            if (isError && faultIsError)
            {
                log.AddFailure(TruthOutcome.Error);
            }
            else
            {
                log.Add((int)Math.Round(fromMicrovolts(microvolts), MidpointRounding.ToEven));
            }
        }
    }
}
