using System.Net;
using System.Net.Sockets;
using MQTTnet.Server;
using Station.Platform.Reception;

namespace Station.Tool.Demo;

/// <summary>An MQTT broker in this process, for whoever has none: on loopback, at a free port, with nothing stored on disk.</summary>
internal sealed class EmbeddedBroker : IAsyncDisposable
{
    private readonly MqttServer server;

    private EmbeddedBroker(MqttServer server, BrokerAddress address)
    {
        this.server = server;
        Address = address;
    }

    public BrokerAddress Address { get; }

    public static async Task<EmbeddedBroker> StartAsync()
    {
        int port = FreePort();
        MqttServerOptions options = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithPersistentSessions()
            .WithMaxPendingMessagesPerClient(100_000)
            .Build();
        MqttServer server = new MqttServerFactory().CreateMqttServer(options);
        await server.StartAsync();
        return new EmbeddedBroker(server, new BrokerAddress(IPAddress.Loopback.ToString(), port));
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
