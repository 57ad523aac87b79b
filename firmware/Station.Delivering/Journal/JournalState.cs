namespace Station.Journal;

/// <summary>How the journal was found and whether it takes records: what terminal and status say of it.</summary>
public enum JournalState : byte
{
    /// <summary>Not in use: the station is not provisioned. What is in it stays as it is.</summary>
    Closed = 0,

    /// <summary>Found as the last boot left it.</summary>
    Sound,

    /// <summary>None was there; a new one was begun.</summary>
    New,

    /// <summary>Something was damaged; it was passed over, and what it held is admitted as lost.</summary>
    Repaired,

    /// <summary>It is of a later format: nothing of it is touched, nothing is accepted.</summary>
    LaterFormat,

    /// <summary>A file has the name of its directory, and is not deleted: it is not ours. Nothing is accepted.</summary>
    JournalBlocked,

    /// <summary>A file has the name of the directory of the open blocks. Nothing is accepted.</summary>
    RunBlocked,

    /// <summary>Flash refuses: it is full of files that the account does not know, or worn out.</summary>
    Refused,
}
