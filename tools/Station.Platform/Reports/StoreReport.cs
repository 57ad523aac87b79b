using Station.Platform.Verification;

namespace Station.Platform.Reports;

/// <summary>The gap reports of all stations, and what did not become evidence.</summary>
public sealed record StoreReport(IReadOnlyList<GapReport> Stations, IReadOnlyList<QuarantineCount> Quarantine)
{
    /// <summary>Messages without a valid seal.</summary>
    public long SealFailures => Quarantined - Invalid - Revoked;

    /// <summary>Messages that a station has sealed although they break a rule of the format.</summary>
    public long Invalid => CountOf(Verdict.Invalid);

    /// <summary>Messages that were sealed with a key that is revoked.</summary>
    public long Revoked => CountOf(Verdict.Revoked);

    /// <summary>Messages that are no evidence.</summary>
    public long Quarantined => Quarantine.Sum(count => count.Count);

    public long Stored => Stations.Sum(station => station.Stored);

    public long AdmittedLost => Stations.Sum(station => station.AdmittedLost);

    public long Awaited => Stations.Sum(station => station.Awaited);

    public long Unexplained => Stations.Sum(station => station.Unexplained.Count);

    public long Conflicts => Stations.Sum(station => station.Conflicts);

    public long ChainBreaks => Stations.Sum(station => station.ChainBreaks);

    public long DuplicatesStored => Stations.Sum(station => station.DuplicatesStored);

    public long WireDuplicates => Stations.Sum(station => station.WireDuplicates);

    private long CountOf(Verdict verdict) => Quarantine.Where(count => count.Verdict == verdict.Token()).Sum(count => count.Count);
}
