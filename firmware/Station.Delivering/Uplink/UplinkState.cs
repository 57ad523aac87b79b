namespace Station.Uplink;

/// <summary>Where the uplink stands, for LED, terminal and status.</summary>
public enum UplinkState : byte
{
    /// <summary>No network.</summary>
    NoNetwork = 0,

    /// <summary>The access point refuses the credentials.</summary>
    NetworkRefused = 1,

    /// <summary>The broker does not answer.</summary>
    BrokerUnreachable = 2,

    /// <summary>The broker refuses the station.</summary>
    BrokerRefused = 3,

    /// <summary>An attempt on network or broker is under way.</summary>
    Connecting = 4,

    /// <summary>Connected; a backlog is on its way.</summary>
    Draining = 5,

    /// <summary>Connected; the platform has been told everything.</summary>
    Online = 6,

    /// <summary>The broker was reached, but TLS was not agreed, and the station does not know the time.</summary>
    TlsTimeUnknown = 7,

    /// <summary>TLS was not agreed, or cannot be tried with what the station has.</summary>
    TlsRefused = 8,
}
