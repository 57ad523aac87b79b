namespace Station.Hal;

/// <summary>State of the MQTT session.</summary>
public enum MqttState : byte
{
    /// <summary>No connection, and nobody is working on one.</summary>
    Closed = 0,

    /// <summary>A connection attempt is under way.</summary>
    Connecting = 1,

    /// <summary>Connected.</summary>
    Connected = 2,

    /// <summary>The broker was not reached: name, route, TCP or TLS.</summary>
    Unreachable = 3,

    /// <summary>The broker answered and refused: credentials, client id, version.</summary>
    Refused = 4,
}
