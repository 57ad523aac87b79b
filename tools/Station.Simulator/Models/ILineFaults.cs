namespace Station.Simulator.Models;

/// <summary>Decides what goes wrong on a line: a pure function of time and frame number.</summary>
public interface ILineFaults
{
    LineFault At(long trueMs, long frame);

    /// <summary>How much later than usual a frame of a serial device comes, in ms.</summary>
    long LateMs(long frame) => 0;
}
