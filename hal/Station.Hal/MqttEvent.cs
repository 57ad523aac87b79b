namespace Station.Hal;

/// <summary>One thing that an MQTT session has to tell. The caller owns it and passes it in to be filled.</summary>
public sealed class MqttEvent
{
    public MqttEventKind Kind;

    /// <summary>The connection to which <see cref="MessageId"/> belongs: ids of earlier connections may still be reported.</summary>
    public int Connection;

    /// <summary>The id that <see cref="IMqttSession.Publish"/> returned.</summary>
    public int MessageId;

    /// <summary>Topic of a received message.</summary>
    public string Topic;

    /// <summary>Payload of a received message.</summary>
    public byte[] Payload;
}
