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

    /// <summary>The broker was not reached: name, route or TCP.</summary>
    Unreachable = 3,

    /// <summary>The broker answered and refused: credentials, client id, version.</summary>
    Refused = 4,

    /// <summary>The broker was reached, but TLS was not agreed: one side does not accept what the other shows of itself. Which side, the platform's library does not say.</summary>
    TlsRefused = 5,
}
