using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Station.Platform.Reception;
using Station.Platform.Storage;

namespace Station.Platform.Tests;

/// <summary>A broker in the test's process that counts what it delivers and what is acknowledged.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly int port = FreePort();
    private readonly ConcurrentQueue<(string Topic, byte[] Payload)> published = new();
    private MqttServer? server;
    private int delivered;
    private int acknowledged;
    private volatile bool hasSubscriber;

    public BrokerAddress Address => new("127.0.0.1", port);

    /// <summary>Telemetry that the broker has sent to a receiver, repetitions included.</summary>
    public int Delivered => Volatile.Read(ref delivered);

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public bool HasSubscriber => hasSubscriber;

    public async Task StartAsync()
    {
        var options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint().WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointPort(port)
            .WithPersistentSessions().Build();
        server = new MqttServerFactory().CreateMqttServer(options);
        server.InterceptingOutboundPacketAsync += Count(packet => packet is MqttPublishPacket, () => Interlocked.Increment(ref delivered));
        server.InterceptingInboundPacketAsync += Count(packet => packet is MqttPubAckPacket, () => Interlocked.Increment(ref acknowledged));
        server.InterceptingPublishAsync += Remember;
        server.ClientSubscribedTopicAsync += _ =>
        {
            hasSubscriber = true;
            return Task.CompletedTask;
        };
        await server.StartAsync();
    }

    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.StopAsync();
            server.Dispose();
            server = null;
        }

        hasSubscriber = false;
    }

    public async Task PublishAsync(params RawMessage[] messages)
    {
        foreach (var message in messages)
        {
            var application = new MqttApplicationMessageBuilder().WithTopic(message.Topic).WithPayload(message.Message)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
            await server!.InjectApplicationMessage(new InjectedMqttApplicationMessage(application) { SenderClientId = "station" });
        }
    }

    public List<TestReceipt> Receipts(TestStation station) =>
        [.. published.Where(item => item.Topic == station.Topic("receipt")).Select(item => TestReceipt.Open(station, item.Payload))];

    /// <summary>What was published on a topic.</summary>
    public List<byte[]> On(string topic) => [.. published.Where(item => item.Topic == topic).Select(item => item.Payload)];

    public async ValueTask DisposeAsync() => await StopAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Func<InterceptingPacketEventArgs, Task> Count(Func<MqttPacket, bool> isCounted, Action count) => args =>
    {
        if (isCounted(args.Packet))
        {
            count();
        }

        return Task.CompletedTask;
    };

    private Task Remember(InterceptingPublishEventArgs args)
    {
        published.Enqueue((args.ApplicationMessage.Topic, args.ApplicationMessage.Payload.ToArray()));
        return Task.CompletedTask;
    }
}
