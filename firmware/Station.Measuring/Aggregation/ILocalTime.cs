namespace Station.Aggregation;

/// <summary>Local time, by which hours and days are cut. China knows no summer time.</summary>
public interface ILocalTime
{
    /// <summary>Local time at an uptime of this boot, in ms since 1970-01-01 00:00 local; negative while time is not resolved.</summary>
    long LocalAtMs(long uptimeMs);
}
