namespace Station.Timekeeping;

/// <summary>What became of a time hint.</summary>
public enum HintResult : byte
{
    /// <summary>It is an anchor on record.</summary>
    Taken = 0,

    /// <summary>No such time can be.</summary>
    Implausible = 1,

    /// <summary>The anchor in force is as good and agrees.</summary>
    KnownBetter = 2,

    /// <summary>Flash refused the record.</summary>
    NotRecorded = 3,
}
