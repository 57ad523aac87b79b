namespace Station.Aggregation;

/// <summary>Takes finished records: the door of the journal.</summary>
public interface IRecordSink
{
    /// <summary>
    /// Makes the record durable. True when it is: no power cut loses it from then on. False when flash refused; the
    /// caller offers it again or counts it.
    /// </summary>
    bool Accept(PeriodRecord record);
}
