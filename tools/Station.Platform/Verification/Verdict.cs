namespace Station.Platform.Verification;

/// <summary>
/// What became of a message. Up to <see cref="Revoked"/> it depends on message, topic, time of arrival and registry alone; the
/// last three are findings about a valid message beside others, whatever the order in which they came.
/// </summary>
public enum Verdict : byte
{
    /// <summary>Sealed by the station and well formed: evidence.</summary>
    Valid,

    /// <summary>A status: kept, never evidence.</summary>
    Advisory,

    /// <summary>Not an envelope with a known kind of payload.</summary>
    Malformed,

    /// <summary>The topic is none of the format's, or belongs to another station or kind of message.</summary>
    WrongTopic,

    /// <summary>The registry has no such station or generation.</summary>
    UnknownStation,

    /// <summary>The epoch lies before the checkpoint, or beyond what a verifier follows.</summary>
    EpochOutOfRange,

    /// <summary>The tag does not verify.</summary>
    Altered,

    /// <summary>The tag verifies with another key of the station than the one that the message must have.</summary>
    WrongKey,

    /// <summary>Sealed by the station, but the payload breaks a rule of the format.</summary>
    Invalid,

    /// <summary>Sealed with a key that is revoked from an earlier block or time on.</summary>
    Revoked,

    /// <summary>A valid message that came before: stored once, counted.</summary>
    Replayed,

    /// <summary>A valid message whose block or record is there with another content.</summary>
    Conflict,

    /// <summary>A valid block that does not name the tag of the block before it.</summary>
    OutOfChain,
}
