using Station.Bytes;

namespace Station.Timekeeping;

/// <summary>A moment of this boot whose UTC is known within an uncertainty.</summary>
public sealed class ClockAnchor
{
    /// <summary>Growth of the uncertainty with the distance from an anchor: 50 ppm covers the crystal over the temperature range.</summary>
    public const int DriftPpm = 50;

    public long UptimeMs { get; set; }

    public long UtcMs { get; set; }

    /// <summary>Half the width of the interval in which UTC lies, in ms.</summary>
    public long UncertaintyMs { get; set; }

    public ClockSource Source { get; set; }

    /// <summary>UTC at another uptime of the same boot.</summary>
    public long UtcAtMs(long uptimeMs) => UtcMs + (uptimeMs - UptimeMs);

    /// <summary>Uncertainty at another uptime of the same boot.</summary>
    public long UncertaintyAtMs(long uptimeMs)
    {
        long distanceMs = uptimeMs > UptimeMs ? uptimeMs - UptimeMs : UptimeMs - uptimeMs;
        return UncertaintyMs + (distanceMs * DriftPpm + 999_999) / 1_000_000;
    }

    /// <summary>Whether both can be true.</summary>
    public bool AgreesWith(ClockAnchor other)
    {
        long differenceMs = other.UtcAtMs(UptimeMs) - UtcMs;
        long allowedMs = UncertaintyMs + other.UncertaintyAtMs(UptimeMs);
        return differenceMs <= allowedMs && -differenceMs <= allowedMs;
    }

    public void CopyFrom(ClockAnchor other)
    {
        UptimeMs = other.UptimeMs;
        UtcMs = other.UtcMs;
        UncertaintyMs = other.UncertaintyMs;
        Source = other.Source;
    }

    /// <summary>Writes the body of a clock anchor event.</summary>
    public void Write(ByteWriter writer)
    {
        writer.Varint(UptimeMs);
        writer.Varint(UtcMs);
        writer.Varint(UncertaintyMs);
        writer.U8((int)Source);
    }
}
