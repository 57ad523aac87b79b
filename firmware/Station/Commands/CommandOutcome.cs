namespace Station.Commands;

/// <summary>What became of a command. Codes are part of the telemetry format (section 4.7); each is counted.</summary>
public enum CommandOutcome : byte
{
    /// <summary>Done, and durable where the effect is to last.</summary>
    Done = 0,

    /// <summary>The id is among those done last; nothing was done again.</summary>
    AlreadyDone = 1,

    /// <summary>It names another session.</summary>
    StaleSession = 2,

    /// <summary>Its lifetime was over.</summary>
    Expired = 3,

    /// <summary>Its counter is not above that of the last command.</summary>
    OldCounter = 4,

    /// <summary>This firmware has no such command.</summary>
    UnknownCommand = 5,

    /// <summary>Its arguments cannot be read.</summary>
    BadArguments = 6,

    /// <summary>A command before it is still being carried out, or the station must finish something first.</summary>
    Busy = 7,

    /// <summary>Flash refused; nothing has changed.</summary>
    NotSaved = 8,

    /// <summary>An argument is out of its range, or names what is not there.</summary>
    BadValue = 9,

    /// <summary>A setting cannot have that value, or must not be changed from afar; the answer says which and why.</summary>
    BadSetting = 10,

    /// <summary>A time hint answers another nonce than the last one, or none was drawn.</summary>
    StaleNonce = 11,

    /// <summary>A time hint was under way for too long.</summary>
    HintTooLate = 12,

    /// <summary>A time hint names a time that cannot be.</summary>
    BadTime = 13,

    /// <summary>Time is known better than the hint could tell.</summary>
    TimeIsKnown = 14,

    /// <summary>Not answered: nobody knows who sent it, or its head cannot be read.</summary>
    NotUnderstood = 15,

    /// <summary>Not answered: too many waited, or the session ended first.</summary>
    Dropped = 16,
}
