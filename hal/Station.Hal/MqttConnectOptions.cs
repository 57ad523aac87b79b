namespace Station.Hal;

/// <summary>How to connect to the broker.</summary>
public sealed class MqttConnectOptions
{
    public string Host;
    public int Port;
    public string ClientId;

    /// <summary>User name, or null for none.</summary>
    public string UserName;

    /// <summary>Password, or null for none.</summary>
    public string Password;

    /// <summary>PEM of the pinned certificate authority; null for a connection without TLS.</summary>
    public string AuthorityPem;

    /// <summary>Topic that the broker publishes to, retained, when this connection dies.</summary>
    public string WillTopic;

    /// <summary>Payload of the last will.</summary>
    public byte[] WillPayload;

    public int KeepAliveSeconds;
}
