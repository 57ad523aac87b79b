namespace Station.Hal;

/// <summary>An analogue input of the board, already scaled by the board's divider. Worst stall: none.</summary>
public interface IAnalogInput
{
    /// <summary>Takes one reading in millivolts at the measured node. False when the converter failed.</summary>
    bool TryReadMillivolts(out int millivolts);
}
