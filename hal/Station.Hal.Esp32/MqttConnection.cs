using System;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Station.Hal.Esp32;

/// <summary>
/// One connection attempt and what becomes of it. The library's client is made for it and disposed of with it, because a client that is used
/// again after a loss leaks and hangs. Whatever the client tells is passed on with the connection's number.
/// </summary>
internal sealed class MqttConnection
{
    /// <summary>Publications in flight. The library's own default is no bound at all.</summary>
    private const int WindowSize = 16;

    private readonly MqttConnectOptions options;
    private readonly bool usesTls;
    private readonly MqttSession session;
    private string authoritiesPem;
    private string certificatePem;
    private MqttClient client;

    public MqttConnection(int number, MqttConnectOptions options, MqttSession session)
    {
        Number = number;
        this.options = options;
        usesTls = options.UsesTls;
        authoritiesPem = options.AuthoritiesPem;
        certificatePem = options.CertificatePem;
        this.session = session;
    }

    public int Number { get; }

    public bool IsAlive => client.IsConnected;

    /// <summary>Resolves, connects and waits for the broker's answer: up to 45 s, with TLS for as long as the peer likes.</summary>
    public MqttState Connect()
    {
        X509Certificate authorities = null;
        X509Certificate certificate = null;
        try
        {
            // Null would mean to trust what the platform's own store holds: an empty PEM throws instead.
            authorities = usesTls ? new X509Certificate(authoritiesPem) : null;
            certificate = usesTls && certificatePem != null ? new X509Certificate2(certificatePem, certificatePem, null) : null;
        }
        catch (Exception)
        {
            return MqttState.TlsRefused;
        }

        authoritiesPem = null;
        certificatePem = null;
        return Connect(authorities, certificate);
    }

    public bool Subscribe(string topic)
    {
        try
        {
            client.Subscribe(new[] { topic }, new[] { MqttQoSLevel.AtLeastOnce });
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public int Publish(string topic, byte[] payload, bool retain)
    {
        try
        {
            return client.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, retain);
        }
        catch (Exception)
        {
            // A full window throws, and so does a connection that is just going down.
            return 0;
        }
    }

    public void Dispose()
    {
        try
        {
            client?.Dispose();
        }
        catch (Exception)
        {
            // It is given up either way.
        }
    }

    private MqttState Connect(X509Certificate authorities, X509Certificate certificate)
    {
        try
        {
            // TLS 1.2: there the server judges the station's certificate within the handshake, and not when the connection looks made.
            client = new MqttClient(
                options.Host, options.Port, usesTls, authorities, certificate, usesTls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
            client.ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
            client.Settings.InflightQueueSize = WindowSize;
            client.MqttMsgPublished += OnPublished;
            client.MqttMsgPublishReceived += OnReceived;
            client.ConnectionClosed += OnClosed;
            return Open() == MqttReasonCode.Success ? MqttState.Connected : MqttState.Refused;
        }
        catch (MqttConnectionException exception)
        {
            return usesTls && !IsOfNetwork(exception.InnerException) ? MqttState.TlsRefused : MqttState.Unreachable;
        }
        catch (Exception)
        {
            return MqttState.Unreachable;
        }
    }

    /// <summary>What TCP says has a positive number of its own; what the handshake says has none, or the TLS library's, which are negative.</summary>
    private static bool IsOfNetwork(Exception exception) => exception is SocketException told && told.ErrorCode > 0;

    private MqttReasonCode Open() => client.Connect(
        options.ClientId,
        options.UserName,
        options.Password,
        true,
        MqttQoSLevel.AtLeastOnce,
        options.WillTopic != null,
        options.WillTopic,
        options.WillPayload == null ? null : Encoding.UTF8.GetString(options.WillPayload, 0, options.WillPayload.Length),
        true,
        (ushort)options.KeepAliveSeconds);

    private void OnPublished(object sender, MqttMsgPublishedEventArgs told) =>
        session.Tell(told.IsPublished ? MqttEventKind.Acknowledged : MqttEventKind.Unknown, Number, told.MessageId, null, null);

    private void OnReceived(object sender, MqttMsgPublishEventArgs told) =>
        session.Tell(MqttEventKind.Received, Number, 0, told.Topic, told.Message);

    private void OnClosed(object sender, EventArgs told) => session.Lose(Number);
}
