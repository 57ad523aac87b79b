using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// What was measured in one period: a value, a flag and a reason a column. The owner re-uses one instance; whoever keeps
/// a record copies it.
/// </summary>
public sealed class PeriodRecord
{
    /// <summary>Stands for a value that is not there; its flag is never N.</summary>
    public const int Missing = int.MinValue;

    public PeriodRecord(int columnCount)
    {
        Values = new int[columnCount];
        Flags = new QualityFlag[columnCount];
        Reasons = new QualityReason[columnCount];
    }

    /// <summary>Start of the period in ms of this boot's uptime.</summary>
    public long StartUptimeMs { get; set; }

    /// <summary>Length of the period in ms.</summary>
    public int LengthMs { get; set; }

    /// <summary>Whole seconds of the period in which the station did measure; a stall or a start takes away from it.</summary>
    public int ValidSeconds { get; set; }

    /// <summary>Scaled integers, or <see cref="Missing"/>, in column order.</summary>
    public int[] Values { get; }

    public QualityFlag[] Flags { get; }

    public QualityReason[] Reasons { get; }

    /// <summary>Takes over a record with as many columns.</summary>
    public void CopyFrom(PeriodRecord other)
    {
        StartUptimeMs = other.StartUptimeMs;
        LengthMs = other.LengthMs;
        ValidSeconds = other.ValidSeconds;
        System.Array.Copy(other.Values, Values, Values.Length);
        System.Array.Copy(other.Flags, Flags, Flags.Length);
        System.Array.Copy(other.Reasons, Reasons, Reasons.Length);
    }
}
