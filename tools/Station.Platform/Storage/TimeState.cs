namespace Station.Platform.Storage;

/// <summary>What is known of a record's time; a property beside the verdict on its seal (telemetry format, section 5).</summary>
public enum TimeState
{
    /// <summary>Its boot has no anchor yet.</summary>
    Pending,

    /// <summary>Its boot has an anchor.</summary>
    Resolved,

    /// <summary>Its boot never got an anchor; the boots before and after it tell between which times it lies.</summary>
    Bracketed,

    /// <summary>The times of its boot contradict each other, or the arrival of its live copies.</summary>
    Disputed,
}
