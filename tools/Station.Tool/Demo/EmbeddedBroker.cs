using System.Net;
using System.Net.Sockets;
using MQTTnet.Server;
using Station.Platform.Reception;

namespace Station.Tool.Demo;

/// <summary>An MQTT broker in this process, for whoever has none: on loopback, at a free port, with nothing stored on disk.</summary>
internal sealed class EmbeddedBroker : IAsyncDisposable
{
    /// <summary>Between finding a free port and listening at it, somebody else may take it.</summary>
    private const int Attempts = 5;

    private readonly MqttServer server;

    private EmbeddedBroker(MqttServer server, BrokerAddress address)
    {
        this.server = server;
        Address = address;
    }

    public BrokerAddress Address { get; }

    public static async Task<EmbeddedBroker> StartAsync()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(FreePort());
            }
            catch (SocketException) when (attempt < Attempts)
            {
                // The next port may be free for longer.
            }
        }
    }

    /// <summary>Ends all connections and forgets what it has, as a broker without a disk does.</summary>
    public Task StopAsync() => server.StopAsync();

    /// <summary>Starts it again, at the same port.</summary>
    /// <exception cref="SocketException">Somebody else has taken the port.</exception>
    public Task RestartAsync() => server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (server.IsStarted)
        {
            await server.StopAsync();
        }

        server.Dispose();
    }

    private static async Task<EmbeddedBroker> StartAsync(int port)
    {
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
