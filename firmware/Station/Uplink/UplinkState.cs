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

    /// <summary>Connected; a backlog is on its way.</summary>
    Draining = 4,

    /// <summary>Connected; the platform has been told everything.</summary>
    Online = 5,
}
