namespace Station.Settings;

/// <summary>What a settings slot was found to be.</summary>
public enum SlotState : byte
{
    /// <summary>No file, or the empty one that a power cut leaves of a first write.</summary>
    Empty = 0,

    /// <summary>Whole, with a checksum that fits.</summary>
    Valid = 1,

    /// <summary>Torn, altered or unreadable.</summary>
    Damaged = 2,

    /// <summary>Whole, but written by a firmware with another format.</summary>
    OtherFormat = 3,
}
