namespace Station.Journal;

/// <summary>What a block holds. The codes are the low nibble of a block's first byte.</summary>
public enum RecordKind : byte
{
    Minute = 1,
    Hour = 2,
    Event = 3,
}
