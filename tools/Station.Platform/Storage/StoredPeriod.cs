namespace Station.Platform.Storage;

/// <summary>A minute, hour or other period record whose time is known, with its meaning.</summary>
/// <param name="UtcMs">UTC of the record's start, in ms.</param>
/// <param name="HasConflict">Whether its identity came with more than one content.</param>
/// <param name="Context">Null while the context record has not come.</param>
public sealed record StoredPeriod(StoredRecord Record, long UtcMs, bool HasConflict, StoredContext? Context)
{
    /// <summary>The middle of the period: it tells where most of a period lies that was cut on uptime, or begins some ms early.</summary>
    public long MiddleUtcMs => UtcMs + (Record.LengthMs / 2);
}
