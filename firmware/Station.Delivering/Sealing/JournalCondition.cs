namespace Station.Sealing;

/// <summary>What the keys have to know of the journal: how much was recorded, and when a sweep is not in its way.</summary>
public sealed class JournalCondition
{
    /// <summary>The sequence that the next record will have.</summary>
    public long NextSequence { get; set; }

    /// <summary>Uptime at which the newest minute record of this boot ends, and at about which it was stored: none is due for nearly a minute. The lowest number while there is none.</summary>
    public long NewestMinuteEndMs { get; set; } = long.MinValue;

    /// <summary>Blocks of flash that are free at least, by the journal's own account.</summary>
    public int RoomBlocks { get; set; }

    /// <summary>Flash refused the newest record.</summary>
    public bool IsRefusing { get; set; }
}
