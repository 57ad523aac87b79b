namespace Station.Platform.Wire;

/// <summary>Day, night and day-night levels of a local day.</summary>
public sealed record DayLevelsEvent(long DayNumber, DayLevel[] Levels) : EventDetail
{
    internal static DayLevelsEvent Read(ref ByteReader reader)
    {
        var day = reader.ReadVarint();
        var levels = new DayLevel[(int)reader.ReadVarint(0, PeriodBlock.MostColumns, Fault.EventBody)];
        for (var index = 0; index < levels.Length; index++)
        {
            levels[index] = DayLevel.Read(ref reader);
        }

        return new DayLevelsEvent(day, levels);
    }
}
