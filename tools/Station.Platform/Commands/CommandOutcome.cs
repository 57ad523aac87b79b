namespace Station.Platform.Commands;

/// <summary>What became of a command (telemetry format, section 4.7); the last two are counted by the station and never answered.</summary>
public enum CommandOutcome : byte
{
    Done = 0,
    AlreadyDone = 1,
    StaleSession = 2,
    Expired = 3,
    OldCounter = 4,
    UnknownCommand = 5,
    BadArguments = 6,
    Busy = 7,
    NotSaved = 8,
    BadValue = 9,
    BadSetting = 10,
    StaleNonce = 11,
    HintTooLate = 12,
    BadTime = 13,
    TimeIsKnown = 14,
    NotUnderstood = 15,
    Dropped = 16,
}
