namespace Station.Platform.Verification;

/// <summary>What became of a message. It depends on message, topic and registry alone, never on what came before.</summary>
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

    /// <summary>The epoch lies beyond what a verifier follows.</summary>
    EpochOutOfRange,

    /// <summary>The tag does not verify.</summary>
    Altered,

    /// <summary>Sealed by the station, but the payload breaks a rule of the format.</summary>
    Invalid,
}
