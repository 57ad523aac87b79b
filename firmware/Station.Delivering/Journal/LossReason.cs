namespace Station.Journal;

/// <summary>Why records were lost (docs/telemetry-format.md section 4.3).</summary>
public enum LossReason : byte
{
    Evicted = 1,
    Unreadable = 2,
    Refused = 3,
}
