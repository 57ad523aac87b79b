namespace Station.Hal;

/// <summary>
/// An MQTT 3.1.1 session with clean start and QoS 1. The library behind it re-sends after 1, 2 and 3 s on its own and keeps
/// its queue in RAM only: the journal is the memory of what is unsent. Worst stall: TLS handshake, for ever with a silent peer
/// (only the hardware watchdog ends that); 15 s for DNS; TLS writes.
/// </summary>
public interface IMqttSession
{
    MqttState State { get; }

    /// <summary>Number of the current connection; it grows with each <see cref="BeginConnect"/>.</summary>
    int Connection { get; }

    /// <summary>Begins a connection attempt; <see cref="State"/> tells how it goes. Any earlier connection is closed and disposed of.</summary>
    void BeginConnect(MqttConnectOptions options);

    /// <summary>Subscribes with QoS 1. False when the session refused.</summary>
    bool Subscribe(string topic);

    /// <summary>Publishes with QoS 1. Returns the message id (1 to 65535), or 0 when the session refused: closed, or its window is full.</summary>
    int Publish(string topic, byte[] payload, bool retain);

    /// <summary>Takes the next event, if there is one. The adapter's queue is bounded; the oldest received messages are dropped first.</summary>
    bool TryTakeEvent(MqttEvent mqttEvent);

    /// <summary>Closes and disposes of the connection; what was in flight is unknown.</summary>
    void Close();
}
