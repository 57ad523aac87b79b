using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Station.Hal;
using Station.Hal.Simulated.Mqtt;

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
    /// <param name="port">Its port for plain TCP.</param>
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
    public void BeginConnect(MqttConnectOptions options, long trueMs)
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
        Begin(() => ConnectAsync(connecting, Translate(options)));
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

    private MqttClientOptions Translate(MqttConnectOptions options)
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

        return builder.Build();
    }

    private async Task ConnectAsync(IMqttClient connecting, MqttClientOptions options)
    {
        BrokerSignalKind answer = BrokerSignalKind.Unreachable;
        try
        {
            MqttClientConnectResult result = await connecting.ConnectAsync(options).ConfigureAwait(false);
            answer = result.ResultCode == MqttClientConnectResultCode.Success ? BrokerSignalKind.Accepted : BrokerSignalKind.Refused;
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
