using System.Buffers;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Station.Platform.Errors;
using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>
/// One connection to the broker, from connect to loss. Each has a client of its own, so that an acknowledgement can
/// never reach the broker on a later connection, where the same packet number may mean another message.
/// </summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    private const int QueueLimit = 1024;
    private static readonly string[] Filters = ["sf1/+/block", "sf1/+/live", "sf1/+/session", "sf1/+/context", "sf1/+/status", "sf1/+/answer"];

    private readonly ReceiverOptions options;
    private readonly TimeProvider clock;
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<ReceivedMessage> queue = Channel.CreateBounded<ReceivedMessage>(QueueLimit);

    public BrokerConnection(ReceiverOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;

        // Before connecting: a broker that knows the session delivers right after its greeting.
        client.ApplicationMessageReceivedAsync += EnqueueAsync;
        client.DisconnectedAsync += _ =>
        {
            queue.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    /// <summary>What has arrived; completed when the connection is lost.</summary>
    public ChannelReader<ReceivedMessage> Messages => queue.Reader;

    /// <exception cref="PlatformException">The broker is out of reach or refuses.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var broker = options.Broker;
        var clientOptions = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Host, broker.Port)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId(options.ClientId)
            .WithCleanSession(false)
            .WithTimeout(options.BrokerTimeout)
            .Build();
        try
        {
            var answer = await client.ConnectAsync(clientOptions, cancellation);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw Refused($"the broker refuses the connection ({answer.ResultCode})", null);
            }

            await SubscribeAsync(cancellation);
        }
        catch (MqttConnectingFailedException exception)
        {
            throw Refused($"the broker refuses the connection ({exception.Message})", exception);
        }
        catch (Exception exception) when (IsConnectionFailure(exception) && !cancellation.IsCancellationRequested)
        {
            throw new PlatformException(
                ErrorToken.BrokerUnreachable, broker.ToString(), $"the broker cannot be reached ({exception.Message})", exception);
        }
    }

    public async Task PublishAsync(string topic, byte[] payload, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.BrokerTimeout);
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        await ConnectedExchange.RunAsync(client, () => client.PublishAsync(message, limit.Token));
    }

    /// <summary>Whether an exception says that the connection, not the program, has failed.</summary>
    public static bool IsConnectionFailure(Exception exception) =>
        exception is MqttCommunicationException or MqttProtocolViolationException or OperationCanceledException
            or IOException or System.Net.Sockets.SocketException or ObjectDisposedException;

    public ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();

        // Without a farewell, which the broker would have to wait for: its session outlives the connection either way.
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SubscribeAsync(CancellationToken cancellation)
    {
        var subscription = new MqttClientSubscribeOptionsBuilder();
        foreach (var filter in Filters)
        {
            subscription.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }

        var answer = await ConnectedExchange.RunAsync(client, () => client.SubscribeAsync(subscription.Build(), cancellation));
        foreach (var item in answer.Items)
        {
            if (item.ResultCode != MqttClientSubscribeResultCode.GrantedQoS1)
            {
                throw Refused($"the broker refuses the subscription to {item.TopicFilter.Topic} ({item.ResultCode})", null);
            }
        }
    }

    private PlatformException Refused(string happened, Exception? cause) =>
        new(ErrorToken.BrokerRefused, options.Broker.ToString(), happened, cause);

    private async Task EnqueueAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        var message = received.ApplicationMessage;
        var raw = new RawMessage(message.Topic, message.Payload.ToArray(), clock.GetUtcNow().ToUnixTimeMilliseconds());
        Task Acknowledge(CancellationToken cancellation) => ConnectedExchange.RunAsync(client, () => received.AcknowledgeAsync(cancellation));
        try
        {
            await queue.Writer.WriteAsync(new ReceivedMessage(raw, Acknowledge));
        }
        catch (ChannelClosedException)
        {
            // The connection is being left: the broker keeps the message for the next one.
        }
    }
}
