using Station.Bytes;

namespace Station.Aggregation;

/// <summary>Takes the records of a station that is not provisioned: without keys nothing can be sealed, so nothing is kept.</summary>
public sealed class UnkeptRecords : IRecordSink, IHourSink, IEventSink, ILocalTime
{
    public bool Accept(PeriodRecord record) => true;

    public bool AcceptHour(PeriodRecord record) => true;

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body) => true;

    public long LocalAtMs(long uptimeMs) => -1;
}
