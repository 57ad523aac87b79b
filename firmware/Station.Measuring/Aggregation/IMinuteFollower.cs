namespace Station.Aggregation;

/// <summary>Hears of each minute that has been measured, after its record was offered to the journal.</summary>
public interface IMinuteFollower
{
    /// <summary>A minute is over.</summary>
    /// <param name="record">Its record, which is re-used.</param>
    /// <param name="nextEndMs">Uptime at which the period that has just begun will end.</param>
    void TakeMinute(PeriodRecord record, long nextEndMs);

    /// <summary>What was measured since the last minute belongs to no record and is forgotten.</summary>
    void ForgetMinute();
}
