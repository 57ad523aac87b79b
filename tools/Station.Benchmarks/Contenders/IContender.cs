using Station.Aggregation;

namespace Station.Benchmarks.Contenders;

/// <summary>
/// One way of keeping records on a volume until the platform has them. A record that was accepted is durable. What a contender has no notion of, it passes over.
/// </summary>
public interface IContender
{
    /// <summary>Name in reports and traces.</summary>
    string Name { get; }

    /// <summary>Whether the platform can be reached.</summary>
    bool Online { set; }

    /// <summary>Something was dropped to make room that the platform does not have.</summary>
    bool HasEvicted { get; }

    /// <summary>Whether a file holds records for good, as opposed to a working copy or an index.</summary>
    bool IsRecordFile(string path);

    /// <summary>Begins a boot on what the volume holds.</summary>
    void Begin(ContenderBoard board);

    /// <summary>Makes a record of the finest period durable. False when it was refused.</summary>
    /// <param name="record">The record; the caller uses it again.</param>
    /// <param name="utcMs">Start of its period, UTC in ms.</param>
    bool Accept(PeriodRecord record, long utcMs);

    /// <summary>Makes an hour's record durable.</summary>
    void AcceptHour(PeriodRecord record, long utcMs);

    /// <summary>Notes what UTC was at an uptime.</summary>
    void AcceptClockAnchor(long uptimeMs, long utcMs);

    /// <summary>Something changed that is needed to read the records years later, such as a calibration.</summary>
    void ChangeContext(long uptimeMs);

    /// <summary>The day's key goes and cannot be recovered from then on.</summary>
    void StepKey(long uptimeMs);

    /// <summary>Everything that is ready to go has been published and received.</summary>
    void Deliver(long uptimeMs);
}
