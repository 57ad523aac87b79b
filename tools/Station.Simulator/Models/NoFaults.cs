namespace Station.Simulator.Models;

/// <summary>Nothing goes wrong.</summary>
public sealed class NoFaults : ILineFaults
{
    public LineFault At(long trueMs, long frame) => LineFault.None;
}
