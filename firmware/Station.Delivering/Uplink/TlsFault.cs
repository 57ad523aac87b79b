namespace Station.Uplink;

/// <summary>Why TLS kept the station from its broker. <see cref="TlsFaults"/> has the words.</summary>
public enum TlsFault : byte
{
    None = 0,

    /// <summary>The file with the authorities is not named or cannot be read: no server can be trusted, and none is asked.</summary>
    NoAuthority = 1,

    /// <summary>The file with the station's own certificate and key is named and cannot be read.</summary>
    NoCertificate = 2,

    /// <summary>The board has no external RAM, and nobody has said that it is to use TLS all the same.</summary>
    NeedsMemory = 3,

    /// <summary>TLS was not agreed while the calendar was only a time that has passed: a good certificate may look not yet valid by it.</summary>
    TimeUnknown = 4,

    /// <summary>TLS was not agreed by a calendar that is right: other authority, other host, expired, or the broker does not accept the station's certificate.</summary>
    Refused = 5,
}
