namespace Station.Hal.Simulated.Mqtt;

/// <summary>
/// A plain client of a <see cref="MemoryBroker"/>: what the platform's receiver uses, and what carries a station's session. It acknowledges
/// a message when it is told to; what was not acknowledged comes again after a reconnect of a persistent session.
/// </summary>
public sealed class MemoryClient
{
    private readonly MemoryBroker broker;
    private readonly string clientId;
    private BrokerSession? known;
    private int incarnation;
    private int lastTaken;

    public MemoryClient(MemoryBroker broker, string clientId)
    {
        this.broker = broker;
        this.clientId = clientId;
    }

    /// <summary>Whether the broker still knows this connection.</summary>
    public bool IsConnected => Session is not null;

    /// <summary>This connection's session, while the broker has not given it to another or forgotten it.</summary>
    private BrokerSession? Session => incarnation == broker.Incarnation && known?.Owner == this ? known : null;

    /// <summary>Connects at a true time. False when the broker refuses.</summary>
    /// <param name="isClean">False keeps subscriptions and messages under the client id while nobody is connected.</param>
    /// <param name="will">Topic and payload of the last will, or null.</param>
    /// <param name="keepAliveMs">0 for a client whose silence the broker never notices.</param>
    public bool Connect(bool isClean, long trueMs, BrokerMessage? will = null, long keepAliveMs = 0)
    {
        incarnation = broker.Incarnation;
        lastTaken = 0;
        known = broker.Connect(this, clientId, isClean, will, keepAliveMs, trueMs);
        return known is not null;
    }

    /// <summary>Subscribes with QoS 1.</summary>
    public void Subscribe(string filter, long trueMs)
    {
        if (Session is BrokerSession session)
        {
            broker.Subscribe(session, filter, trueMs);
        }
    }

    /// <summary>Publishes with QoS 1; false when there is no connection. The acknowledgement needs no waiting: it would come.</summary>
    public bool Publish(string topic, byte[] payload, bool retain, long trueMs)
    {
        if (Session is null)
        {
            return false;
        }

        broker.Publish(topic, payload, retain, trueMs);
        return true;
    }

    /// <summary>Takes the next message that has arrived; null when there is none.</summary>
    public BrokerMessage? TryTake(long trueMs)
    {
        broker.NoticeLosses(trueMs);
        BrokerMessage? message = Session?.Next(lastTaken, trueMs);
        lastTaken = message?.DeliveryId ?? lastTaken;
        return message;
    }

    /// <summary>Tells the broker that it need not keep the message.</summary>
    public void Acknowledge(BrokerMessage message)
    {
        Session?.Acknowledge(message.DeliveryId);
    }

    /// <summary>Ends the connection with a farewell.</summary>
    public void Disconnect()
    {
        if (Session is BrokerSession session)
        {
            broker.Disconnect(session);
        }
    }

    /// <summary>Falls silent, as at a power cut or when the receiver's process is killed.</summary>
    public void Abort(long trueMs)
    {
        if (Session is BrokerSession session)
        {
            broker.FallSilent(session, trueMs);
        }
    }
}
