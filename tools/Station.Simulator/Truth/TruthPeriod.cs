namespace Station.Simulator.Truth;

/// <summary>A minute of a boot of which there is a record.</summary>
/// <param name="StartMs">Uptime at which it began.</param>
/// <param name="LengthMs">Its length.</param>
/// <param name="LocalHour">Hour of local time in which it began, 0 to 23; null while the station could not know it.</param>
public readonly record struct TruthPeriod(long StartMs, long LengthMs, int? LocalHour)
{
    public long EndMs => StartMs + LengthMs;
}
