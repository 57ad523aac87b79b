using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.Tool.Tests;

/// <summary>The receiver as people run it.</summary>
public sealed class ReceiveTests(Evidence evidence) : IClassFixture<Evidence>, IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task An_unreachable_broker_is_named_and_leaves_no_store()
    {
        string keys = files.Keys(evidence.Registry);
        string broker = $"mqtt://127.0.0.1:{FreePort()}";

        ToolRun run = await ToolRun.OfAsync("receive", "--broker", broker, "--store", files["store.db"], "--keys", keys);

        run.AssertError(4, "broker-unreachable", broker);
        Assert.Equal(["keys.json"], files.Names);
    }

    [Fact]
    public async Task A_demonstration_names_an_unreachable_broker_too()
    {
        string broker = $"mqtt://127.0.0.1:{FreePort()}";

        (await ToolRun.OfAsync("demo", "--for", "1h", "--speed", "max", "--broker", broker)).AssertError(4, "broker-unreachable", broker);
    }

    [Theory]
    [InlineData("localhost:1883")]
    [InlineData("http://localhost")]
    public async Task An_address_that_is_none_is_refused(string address)
    {
        ToolRun run = await ToolRun.OfAsync("receive", "--broker", address, "--store", files["store.db"], "--keys", files.Keys(evidence.Registry));

        run.AssertError(3, "broker-address", address);
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_named_before_the_broker_is_asked()
    {
        string store = files.Text("text", "A text that is no store and that is long enough to hold the header of one. It must stay as it is, to the last character.");

        ToolRun run = await ToolRun.OfAsync("receive", "--broker", "mqtt://127.0.0.1:1", "--store", store, "--keys", files.Keys(evidence.Registry));

        run.AssertError(3, "store-foreign", store);
    }

    [Fact]
    public async Task What_arrives_is_stored_and_the_receiver_ends_well_when_it_is_told_to()
    {
        ToolRun run = await ReceiveAsync(evidence.Registry);

        run.AssertDone();
        Assert.Contains("not verified 0, conflicts 0", run.Output);
        using EvidenceReader store = EvidenceReader.Open(files["store.db"]);
        StoreReport report = store.Report();
        Assert.True(report.Stored > 100);
        Assert.Equal(0, report.SealFailures);
    }

    [Fact]
    public async Task With_a_wrong_key_the_receiver_says_so_once_a_topic_and_stores_no_evidence()
    {
        ToolRun run = await ReceiveAsync(Evidence.WrongRegistry);

        Assert.Equal(1, run.ExitStatus);
        string[] lines = run.Error.TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.StartsWith("station: not-verified: sf1/0000002a/", line));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        using EvidenceReader store = EvidenceReader.Open(files["store.db"]);
        Assert.Equal(0, store.Report().Stored);
    }

    /// <summary>Runs a receiver against a broker until everything has arrived, and ends it as a service manager does.</summary>
    private async Task<ToolRun> ReceiveAsync(KeyRegistry registry)
    {
        int port = FreePort();
        using MqttServer broker = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint().WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointPort(port).Build());
        var subscribed = new TaskCompletionSource();
        var acknowledged = new TaskCompletionSource();
        int left = evidence.Messages.Count;
        broker.ClientSubscribedTopicAsync += args =>
        {
            if (args.TopicFilter.Topic.EndsWith("/status", StringComparison.Ordinal))
            {
                subscribed.TrySetResult();
            }

            return Task.CompletedTask;
        };
        broker.ClientAcknowledgedPublishPacketAsync += _ =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                acknowledged.TrySetResult();
            }

            return Task.CompletedTask;
        };
        await broker.StartAsync();
        using Process process = ToolRun.Start(
            "receive", "--broker", $"mqtt://127.0.0.1:{port}", "--store", files["store.db"], "--keys", files.Keys(registry));
        Task<ToolRun> end = ToolRun.EndOf(process);
        await Task.WhenAny(subscribed.Task, end);
        foreach (RawMessage message in evidence.Messages)
        {
            MqttApplicationMessage application = new MqttApplicationMessageBuilder().WithTopic(message.Topic).WithPayload(message.Message)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
            await broker.InjectApplicationMessage(new InjectedMqttApplicationMessage(application) { SenderClientId = "station" });
        }

        await Task.WhenAny(acknowledged.Task, end);
        using Process signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        ToolRun run = await end;
        await broker.StopAsync();
        return run;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
