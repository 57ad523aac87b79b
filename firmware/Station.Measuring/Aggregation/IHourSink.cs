namespace Station.Aggregation;

/// <summary>Takes finished hour records: the journal's door for them.</summary>
public interface IHourSink
{
    /// <summary>Makes the record durable. False when flash refused; the caller offers it again.</summary>
    bool AcceptHour(PeriodRecord record);
}
