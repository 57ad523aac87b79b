using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Station.Hal;
using Station.Hal.Simulated.Mqtt;
using Station.Hal.Simulated.Tls;

namespace Station.Simulator.Runs;

/// <summary>
/// A station's way to a real broker over the network. The client runs on its own threads; what it reports waits until the virtual board
/// looks, and is stamped with the virtual time of that look, so virtual time must stand still while answers are outstanding.
/// </summary>
public sealed class NetworkBrokerLink : IBrokerLink, IDisposable
{
    // Against a broker on this machine; a longer wait would be a fault worth seeing.
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    private readonly MqttClientFactory factory = new();
    private readonly string host;
    private readonly int port;
    private readonly ConcurrentQueue<BrokerSignal> signals = new();
    private readonly object answered = new();
    private IMqttClient? client;
    private int outstanding;

    /// <param name="host">Where the broker is, whatever name the firmware has for it.</param>
    /// <param name="port">Its port. Whether it is spoken to with TLS is up to the firmware's settings.</param>
    public NetworkBrokerLink(string host, int port)
    {
        this.host = host;
        this.port = port;
    }

    /// <inheritdoc/>
    public bool IsResponsive => client is { IsConnected: true };

    /// <inheritdoc/>
    public bool HasOutstanding => Volatile.Read(ref outstanding) > 0;

    /// <inheritdoc/>
    public void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs)
    {
        Abort(trueMs);
        IMqttClient connecting = factory.CreateMqttClient();
        client = connecting;
        connecting.ApplicationMessageReceivedAsync += received =>
        {
            Report(connecting, new BrokerSignal(BrokerSignalKind.Received, 0)
            {
                Topic = received.ApplicationMessage.Topic,
                Payload = received.ApplicationMessage.Payload.ToArray(),
            });
            return Task.CompletedTask;
        };
        connecting.DisconnectedAsync += disconnected =>
        {
            if (disconnected.ClientWasConnected)
            {
                Report(connecting, new BrokerSignal(BrokerSignalKind.Lost, 0));
            }

            return Task.CompletedTask;
        };
        MqttClientOptions? translated = Translate(options, calendarUtcMs);
        if (translated is null)
        {
            Report(connecting, new BrokerSignal(BrokerSignalKind.TlsRefused, 0));
        }
        else
        {
            Begin(() => ConnectAsync(connecting, translated));
        }
    }

    /// <inheritdoc/>
    public void Subscribe(string topic, long trueMs)
    {
        if (client is IMqttClient subscribing)
        {
            Begin(() => subscribing.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce));
        }
    }

    /// <inheritdoc/>
    public void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs)
    {
        if (client is IMqttClient publishing)
        {
            MqttApplicationMessage message = new MqttApplicationMessageBuilder()
                .WithTopic(topic)
                .WithPayload(payload)
                .WithRetainFlag(retain)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build();
            Begin(() => PublishAsync(publishing, messageId, message));
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long trueMs, out BrokerSignal signal)
    {
        bool taken = signals.TryDequeue(out signal);
        signal = signal with { AtMs = trueMs };
        return taken;
    }

    /// <inheritdoc/>
    public void Close(long trueMs)
    {
        IMqttClient? closing = Forget();
        if (closing is null)
        {
            return;
        }

        try
        {
            closing.DisconnectAsync(new MqttClientDisconnectOptions()).Wait(NetworkTimeout);
        }
        catch (AggregateException)
        {
            // The broker is gone already; there is nobody to say farewell to.
        }

        closing.Dispose();
    }

    /// <inheritdoc/>
    public void Abort(long trueMs)
    {
        Forget()?.Dispose();
    }

    /// <inheritdoc/>
    public bool WaitForAnswers(TimeSpan limit)
    {
        long began = Stopwatch.GetTimestamp();
        lock (answered)
        {
            while (outstanding > 0)
            {
                TimeSpan left = limit - Stopwatch.GetElapsedTime(began);
                if (left <= TimeSpan.Zero || !Monitor.Wait(answered, left))
                {
                    return outstanding == 0;
                }
            }
        }

        return true;
    }

    /// <summary>Drops the connection.</summary>
    public void Dispose()
    {
        Abort(0);
    }

    /// <summary>The options of the client library; null when it cannot use the certificate that the station has.</summary>
    private MqttClientOptions? Translate(MqttConnectOptions options, long calendarUtcMs)
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithTcpServer(host, port)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(options.ClientId)
            .WithCleanSession()
            .WithTimeout(NetworkTimeout)
            .WithNoKeepAlive(); // virtual time passes far faster than the broker's clock
        if (options.UserName is not null)
        {
            builder = builder.WithCredentials(options.UserName, options.Password);
        }

        if (options.WillTopic is not null)
        {
            builder = builder.WithWillTopic(options.WillTopic).WithWillPayload(options.WillPayload).WithWillRetain()
                .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        if (!options.UsesTls)
        {
            return builder.Build();
        }

        return TryReadCertificate(options.CertificatePem, out X509Certificate2Collection own)
            ? builder.WithTlsOptions(TlsOf(options.Host, options.AuthoritiesPem, own, calendarUtcMs)).Build()
            : null;
    }

    /// <summary>The verdict on the broker is the device's: by the name in the settings, the station's authorities and the board's calendar.</summary>
    private static MqttClientTlsOptions TlsOf(string name, string authoritiesPem, X509Certificate2Collection own, long calendarUtcMs)
    {
        return new MqttClientTlsOptionsBuilder()
            .UseTls()
            .WithTargetHost(name)
            .WithSslProtocols(SslProtocols.Tls12) // as the adapter of the device
            .WithClientCertificates(own)
            .WithCertificateValidationHandler(shown => shown.Certificate is X509Certificate2 server
                && ServerTrust.Accepts(server, shown.Chain.ChainPolicy.ExtraStore, authoritiesPem, name, calendarUtcMs))
            .Build();
    }

    private static bool TryReadCertificate(string? pem, out X509Certificate2Collection own)
    {
        own = [];
        try
        {
            if (pem is not null)
            {
                own.Add(X509Certificate2.CreateFromPem(pem, pem));
            }

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether TCP was there and TLS was not agreed: what ended the attempt lies inside the library's exception.</summary>
    private static bool IsOfTls(Exception? error)
    {
        bool isOfTls = false;
        for (; error is not null; error = error.InnerException)
        {
            isOfTls |= error is AuthenticationException or IOException;
            if (error is SocketException { SocketErrorCode: not SocketError.ConnectionReset })
            {
                return false;
            }
        }

        return isOfTls;
    }

    private async Task ConnectAsync(IMqttClient connecting, MqttClientOptions options)
    {
        BrokerSignalKind answer = BrokerSignalKind.Unreachable;
        try
        {
            MqttClientConnectResult result = await connecting.ConnectAsync(options).ConfigureAwait(false);
            answer = result.ResultCode == MqttClientConnectResultCode.Success ? BrokerSignalKind.Accepted : BrokerSignalKind.Refused;
        }
        catch (Exception error) when (options.ChannelOptions.TlsOptions is { UseTls: true } && IsOfTls(error))
        {
            answer = BrokerSignalKind.TlsRefused;
        }
        finally
        {
            Report(connecting, new BrokerSignal(answer, 0));
        }
    }

    private async Task PublishAsync(IMqttClient publishing, int messageId, MqttApplicationMessage message)
    {
        MqttClientPublishResult result = await publishing.PublishAsync(message).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            Report(publishing, new BrokerSignal(BrokerSignalKind.Acknowledged, 0) { MessageId = messageId });
        }
    }

    /// <summary>
    /// Begins an exchange that the broker answers, and counts it until it is over one way or the other. It begins on the caller's thread, so that
    /// packets leave in the order of the calls.
    /// </summary>
    private void Begin(Func<Task> exchange)
    {
        lock (answered)
        {
            outstanding++;
        }

        _ = FinishAsync(exchange);
    }

    private async Task FinishAsync(Func<Task> exchange)
    {
        try
        {
            await exchange().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A broken exchange has no answer; the connection's end is reported by its own event.
        }
        finally
        {
            lock (answered)
            {
                outstanding--;
                Monitor.PulseAll(answered);
            }
        }
    }

    /// <summary>Keeps what the present connection says; earlier ones are not heard any more.</summary>
    private void Report(IMqttClient reporter, BrokerSignal signal)
    {
        lock (answered)
        {
            if (reporter == client)
            {
                signals.Enqueue(signal);
            }
        }
    }

    private IMqttClient? Forget()
    {
        lock (answered)
        {
            IMqttClient? forgotten = client;
            client = null;
            signals.Clear();
            return forgotten;
        }
    }
}
