namespace Station.Platform.Wire;

/// <summary>A column's calibration: zero in stored units, span in millionths, day since 1970-01-01 (0: never).</summary>
public sealed record ContextCalibration(long Zero, long SpanMillionths, long DateDays, string Operator, long Version)
{
    internal static ContextCalibration Read(ref ByteReader reader) => new(
        reader.ReadZigzag(),
        reader.ReadVarint(),
        reader.ReadVarint(),
        reader.ReadText(),
        reader.ReadVarint());
}
