namespace Station.Hal.Simulated.Mqtt;

/// <summary>A station's way to a <see cref="MemoryBroker"/>.</summary>
public sealed class MemoryBrokerLink : IBrokerLink
{
    private readonly MemoryBroker broker;
    private readonly Queue<BrokerSignal> answers = new();
    private MemoryClient? client;
    private bool wasConnected;

    public MemoryBrokerLink(MemoryBroker broker)
    {
        this.broker = broker;
    }

    /// <inheritdoc/>
    public bool IsResponsive => client is not null && client.IsConnected;

    /// <inheritdoc/>
    public bool HasOutstanding => false;

    /// <inheritdoc/>
    public void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs)
    {
        Abort(trueMs);
        if (!broker.AgreesOnTls(options, calendarUtcMs, trueMs))
        {
            // A server of the other kind than expected ends the connection in the handshake, or at the first bytes that are none.
            Answer(new BrokerSignal(options.UsesTls ? BrokerSignalKind.TlsRefused : BrokerSignalKind.Unreachable, RoundTripFrom(trueMs)));
            return;
        }

        client = new MemoryClient(broker, options.ClientId);
        BrokerMessage? will = options.WillTopic is null ? null : new BrokerMessage(options.WillTopic, options.WillPayload, Retained: true);
        wasConnected = client.Connect(isClean: true, trueMs, will, options.KeepAliveSeconds * 1000L);
        Answer(new BrokerSignal(wasConnected ? BrokerSignalKind.Accepted : BrokerSignalKind.Refused, RoundTripFrom(trueMs)));
    }

    /// <inheritdoc/>
    public void Subscribe(string topic, long trueMs)
    {
        client?.Subscribe(topic, trueMs);
    }

    /// <inheritdoc/>
    public void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs)
    {
        if (client is not null && client.Publish(topic, payload, retain, trueMs))
        {
            Answer(new BrokerSignal(BrokerSignalKind.Acknowledged, RoundTripFrom(trueMs)) { MessageId = messageId });
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long trueMs, out BrokerSignal signal)
    {
        if (answers.TryPeek(out signal) && signal.AtMs <= trueMs)
        {
            answers.Dequeue();
            return true;
        }

        signal = default;
        if (client is null || !wasConnected)
        {
            return false;
        }

        if (!client.IsConnected)
        {
            wasConnected = false;
            signal = new BrokerSignal(BrokerSignalKind.Lost, trueMs);
            return true;
        }

        BrokerMessage? message = client.TryTake(trueMs);
        if (message is null)
        {
            return false;
        }

        client.Acknowledge(message); // the library acknowledges what it has received
        signal = new BrokerSignal(BrokerSignalKind.Received, message.AtMs) { Topic = message.Topic, Payload = message.Payload };
        return true;
    }

    /// <inheritdoc/>
    public void Close(long trueMs)
    {
        client?.Disconnect();
        Forget();
    }

    /// <inheritdoc/>
    public void Abort(long trueMs)
    {
        client?.Abort(trueMs);
        Forget();
    }

    /// <inheritdoc/>
    public bool WaitForAnswers(TimeSpan limit)
    {
        return true;
    }

    private long RoundTripFrom(long trueMs)
    {
        return trueMs + 2 * broker.LatencyMs;
    }

    private void Answer(BrokerSignal signal)
    {
        answers.Enqueue(signal);
    }

    private void Forget()
    {
        client = null;
        wasConnected = false;
        answers.Clear();
    }
}
