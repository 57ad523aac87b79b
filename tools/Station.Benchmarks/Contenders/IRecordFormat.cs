using Station.Aggregation;

namespace Station.Benchmarks.Contenders;

/// <summary>One way of writing a record down by itself.</summary>
public interface IRecordFormat
{
    /// <summary>Name in reports and traces.</summary>
    string Name { get; }

    /// <summary>The record's bytes.</summary>
    /// <param name="record">The record.</param>
    /// <param name="sequence">How many there were before.</param>
    /// <param name="utcMs">Start of its period, UTC in ms.</param>
    byte[] Write(PeriodRecord record, long sequence, long utcMs);
}
