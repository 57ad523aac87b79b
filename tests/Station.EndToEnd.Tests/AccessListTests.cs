using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Station.Platform.Keys;

namespace Station.EndToEnd.Tests;

/// <summary>The access list of the registry in a real mosquitto: a station writes its own topics, and no other's.</summary>
public sealed class AccessListTests : IDisposable
{
    private const string Password = "test";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-acl-");
    private readonly Mosquitto broker;

    public AccessListTests()
    {
        string list = Path.Combine(directory.FullName, "acl");
        using (var output = new StreamWriter(list))
        {
            AccessList.Write(
                output,
                [
                    new RegisteredStation(0x2A, 0, "Roof 屋顶", new byte[32]),
                    new RegisteredStation(0x2B, 0, "Tower", new byte[32]),
                    new RegisteredStation(0x2C, 0, "Gone", new byte[32]) { Revocation = new Revocation(0, null) },
                ],
                "station-platform");
        }

        string passwords = Path.Combine(directory.FullName, "passwords");
        File.WriteAllText(passwords, string.Empty);
        foreach (string user in new[] { "station-platform", "0000002a", "0000002b", "0000002c" })
        {
            using Process adding = Process.Start("mosquitto_passwd", ["-b", passwords, user, Password]);
            adding.WaitForExit();
        }

        // As root it would leave root's rights and be unable to read the test's files.
        broker = new Mosquitto("allow_anonymous false", $"password_file {passwords}", $"acl_file {list}", "user root");
    }

    public void Dispose()
    {
        broker.Dispose();
        directory.Delete(true);
    }

    [Fact]
    public async Task A_station_is_heard_on_its_own_topics_and_on_no_other()
    {
        using var platform = await Client.ConnectAsync(broker, "station-platform", "sf1/+/block", "sf1/+/receipt");
        using var first = await Client.ConnectAsync(broker, "0000002a", "sf1/+/receipt");
        using var second = await Client.ConnectAsync(broker, "0000002b", "sf1/0000002a/block", "sf1/0000002b/receipt");

        await Client.TryPublishAsync(broker, "0000002a", "sf1/0000002b/block");
        await Client.TryPublishAsync(broker, "0000002a", "sf1/0000002a/receipt");
        await Client.TryPublishAsync(broker, "0000002c", "sf1/0000002c/block");
        await first.PublishAsync("sf1/0000002a/block", "own");
        await second.PublishAsync("sf1/0000002b/block", "own");
        await platform.PublishAsync("sf1/0000002a/receipt", "receipt");
        await platform.PublishAsync("sf1/0000002b/receipt", "receipt");

        await platform.AwaitAsync(2);
        await first.AwaitAsync(1);
        await second.AwaitAsync(1);
        Assert.Equal(["sf1/0000002a/block own", "sf1/0000002b/block own"], platform.Heard.Order());
        Assert.Equal(["sf1/0000002a/receipt receipt"], first.Heard);
        Assert.Equal(["sf1/0000002b/receipt receipt"], second.Heard);
    }

    /// <summary>A client with a user and a password, and what it has heard.</summary>
    private sealed class Client : IDisposable
    {
        private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();

        private Client() => client.ApplicationMessageReceivedAsync += received =>
        {
            byte[] payload = received.ApplicationMessage.Payload.ToArray();
            Heard.Enqueue($"{received.ApplicationMessage.Topic} {System.Text.Encoding.ASCII.GetString(payload)}");
            return Task.CompletedTask;
        };

        public ConcurrentQueue<string> Heard { get; } = [];

        public static Task<Client> ConnectAsync(Mosquitto broker, string user, params string[] topics) => ConnectAsync(broker, user, user, topics);

        private static async Task<Client> ConnectAsync(Mosquitto broker, string user, string clientId, string[] topics)
        {
            var connected = new Client();
            MqttClientOptions options = new MqttClientOptionsBuilder()
                .WithTcpServer("127.0.0.1", broker.Port).WithClientId(clientId).WithCredentials(user, Password).WithProtocolVersion(MqttProtocolVersion.V311).Build();
            await connected.client.ConnectAsync(options, TestContext.Current.CancellationToken);
            foreach (string topic in topics)
            {
                await connected.client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
            }

            return connected;
        }

        public Task PublishAsync(string topic, string text) => client.PublishStringAsync(
            topic, text, MqttQualityOfServiceLevel.AtLeastOnce, retain: false, TestContext.Current.CancellationToken);

        /// <summary>Tries what is forbidden, on a connection of its own: some versions of mosquitto close it over that, others say nothing.</summary>
        public static async Task TryPublishAsync(Mosquitto broker, string user, string topic)
        {
            using Client client = await ConnectAsync(broker, user, $"{user}-other", []);
            try
            {
                await client.PublishAsync(topic, "forbidden");
            }
            catch (Exception error) when (error is MqttCommunicationException or MqttClientDisconnectedException)
            {
                // It was closed.
            }
        }

        public async Task AwaitAsync(int count)
        {
            var waited = Stopwatch.StartNew();
            while (Heard.Count < count)
            {
                Assert.True(waited.Elapsed < Patience, "it was not heard");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        public void Dispose() => client.Dispose();
    }
}
