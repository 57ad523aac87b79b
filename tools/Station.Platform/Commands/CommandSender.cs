using System.Buffers;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Station.Platform.Errors;
using Station.Platform.Reception;

namespace Station.Platform.Commands;

/// <summary>Carries a <see cref="CommandExchange"/> over a broker.</summary>
public static class CommandSender
{
    private static readonly TimeSpan BrokerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A station that has just connected again did not get what was published before.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(5);

    /// <summary>Sends a command and waits for its answer; null when none came in time.</summary>
    /// <exception cref="PlatformException">The broker cannot be reached, or refuses.</exception>
    public static async Task<CommandAnswer?> SendAsync(
        BrokerAddress broker, CommandExchange exchange, TimeSpan limit, CancellationToken cancellation)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var answers = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        client.ApplicationMessageReceivedAsync += received =>
        {
            answers.Writer.TryWrite(received.ApplicationMessage.Payload.ToArray());
            return Task.CompletedTask;
        };
        try
        {
            await OpenAsync(client, broker, exchange.AnswerTopic, cancellation);
            await ExchangeAsync(client, answers.Reader, exchange, limit, cancellation);
        }
        catch (Exception exception) when (IsConnectionFailure(exception) && !cancellation.IsCancellationRequested)
        {
            throw new PlatformException(ErrorToken.BrokerUnreachable, broker.ToString(), $"the broker cannot be reached ({exception.Message})", exception);
        }

        return exchange.Answer;
    }

    private static async Task OpenAsync(IMqttClient client, BrokerAddress broker, string answerTopic, CancellationToken cancellation)
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Host, broker.Port)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithClientId($"station-command-{Guid.NewGuid():N}"[..23])
            .WithTimeout(BrokerTimeout)
            .Build();
        var greeting = await client.ConnectAsync(options, cancellation);
        if (greeting.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new PlatformException(ErrorToken.BrokerRefused, broker.ToString(), $"the broker refuses the connection ({greeting.ResultCode})");
        }

        var subscription = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(answerTopic, MqttQualityOfServiceLevel.AtLeastOnce).Build();
        var granted = (await ConnectedExchange.RunAsync(client, () => client.SubscribeAsync(subscription, cancellation))).Items.Single();
        if (granted.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2)
        {
            throw new PlatformException(ErrorToken.BrokerRefused, broker.ToString(), $"the broker refuses the subscription to {answerTopic} ({granted.ResultCode})");
        }
    }

    private static async Task ExchangeAsync(
        IMqttClient client, ChannelReader<byte[]> answers, CommandExchange exchange, TimeSpan limit, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(limit);
        try
        {
            while (exchange.Answer is null)
            {
                await PublishAsync(client, exchange, end.Token);
                await WaitAsync(answers, exchange, end.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is over; the exchange says how far it came.
        }
    }

    private static async Task PublishAsync(IMqttClient client, CommandExchange exchange, CancellationToken cancellation)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(exchange.CommandTopic)
            .WithPayload(exchange.Compose())
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        await ConnectedExchange.RunAsync(client, () => client.PublishAsync(message, cancellation));
    }

    /// <summary>Waits until another message is due: because of an answer, or because none came.</summary>
    private static async Task WaitAsync(ChannelReader<byte[]> answers, CommandExchange exchange, CancellationToken cancellation)
    {
        using var repeat = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        repeat.CancelAfter(RepeatAfter);
        try
        {
            while (!exchange.Take(await answers.ReadAsync(repeat.Token)) && exchange.Answer is null)
            {
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing came: once more.
        }
    }

    private static bool IsConnectionFailure(Exception exception) =>
        exception is MqttCommunicationException or MqttProtocolViolationException or IOException or System.Net.Sockets.SocketException or TaskCanceledException;
}
