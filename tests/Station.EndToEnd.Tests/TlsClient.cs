using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Station.EndToEnd.Tests;

/// <summary>A client with any certificate, and what it has heard.</summary>
internal sealed class TlsClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly ConcurrentQueue<(string Topic, string Text)> heard = [];

    private TlsClient() => client.ApplicationMessageReceivedAsync += received =>
    {
        heard.Enqueue((received.ApplicationMessage.Topic, Encoding.UTF8.GetString(received.ApplicationMessage.Payload.ToArray())));
        return Task.CompletedTask;
    };

    public static async Task<TlsClient> ConnectAsync(TlsBroker broker, string certificatePem, string clientId, params string[] topics)
    {
        var connected = new TlsClient();
        X509Certificate2Collection own = [X509Certificate2.CreateFromPem(certificatePem, certificatePem)];
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", broker.Broker.Port)
            .WithClientId(clientId)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithTlsOptions(tls => tls.UseTls().WithClientCertificates(own).WithCertificateValidationHandler(_ => true)) // who the broker is, is not what this asks
            .Build();
        await connected.client.ConnectAsync(options, TestContext.Current.CancellationToken);
        foreach (string topic in topics)
        {
            await connected.client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
        }

        return connected;
    }

    public Task PublishAsync(string topic, string text) => client.PublishStringAsync(
        topic, text, MqttQualityOfServiceLevel.AtLeastOnce, retain: false, TestContext.Current.CancellationToken);

    /// <summary>Waits for a message, and returns its text.</summary>
    public async Task<string> AwaitAsync(string topic, Func<string, bool> wanted)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            foreach ((string heardTopic, string text) in heard)
            {
                if (heardTopic == topic && wanted(text))
                {
                    return text;
                }
            }

            Assert.True(waited.Elapsed < Patience, $"{topic} was not heard");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public bool Heard(string topic) => heard.Any(message => message.Topic == topic);

    public void Dispose() => client.Dispose();
}
