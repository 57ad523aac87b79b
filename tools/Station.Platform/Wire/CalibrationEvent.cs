namespace Station.Platform.Wire;

/// <summary>A column was calibrated: what holds from the next record on.</summary>
public sealed record CalibrationEvent(long Column, ContextCalibration Calibration) : EventDetail
{
    internal static CalibrationEvent Read(ref ByteReader reader) => new(
        reader.ReadVarint(0, PeriodBlock.MostColumns - 1, Fault.EventBody),
        ContextCalibration.Read(ref reader));
}
