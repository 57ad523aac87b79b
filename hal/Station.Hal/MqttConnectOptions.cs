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

    /// <summary>Whether the connection is made with TLS or not at all. Its server is verified, always.</summary>
    public bool UsesTls;

    /// <summary>PEM of the pinned authorities, one behind the other; empty when there is none to trust, so that no server is. Read while <see cref="IMqttSession.BeginConnect"/> runs, not after it.</summary>
    public string AuthoritiesPem;

    /// <summary>PEM of the station's own certificate and its key; null without one. Read while <see cref="IMqttSession.BeginConnect"/> runs, not after it.</summary>
    public string CertificatePem;

    /// <summary>Topic that the broker publishes to, retained, when this connection dies.</summary>
    public string WillTopic;

    /// <summary>Payload of the last will.</summary>
    public byte[] WillPayload;

    public int KeepAliveSeconds;
}
