namespace Station.Platform.Wire;

/// <summary>An alarm of the profile was raised or has ended, with the value that decided it.</summary>
public sealed record AlarmEvent(string Name, long Column, bool IsRaised, long Value) : EventDetail
{
    internal static AlarmEvent Read(ref ByteReader reader)
    {
        var name = reader.ReadText();
        var column = reader.ReadVarint(0, PeriodBlock.MostColumns - 1, Fault.EventBody);
        var state = reader.ReadByte();
        reader.Require(state <= 1, Fault.EventBody);
        return new AlarmEvent(name, column, state == 1, reader.ReadZigzag());
    }
}
