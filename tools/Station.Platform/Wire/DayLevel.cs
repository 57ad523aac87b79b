namespace Station.Platform.Wire;

/// <summary>The levels of one column, in its stored units; one without readings means nothing.</summary>
public sealed record DayLevel(long Column, long DayReadings, long Day, long NightReadings, long Night, long DayNight)
{
    internal static DayLevel Read(ref ByteReader reader) => new(
        reader.ReadVarint(0, PeriodBlock.MostColumns - 1, Fault.EventBody),
        reader.ReadVarint(),
        reader.ReadZigzag(),
        reader.ReadVarint(),
        reader.ReadZigzag(),
        reader.ReadZigzag());
}
