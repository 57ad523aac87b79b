namespace Station.Hal.Simulated.Mqtt;

/// <summary>Puts faults between a station and its broker, whichever broker that is.</summary>
public sealed class FaultyBrokerLink : IBrokerLink
{
    // Time after which the platform's TCP gives up on a connection attempt that nobody answers.
    private const long RefusedAfterMs = 5_000;

    // A TLS handshake that comes to nothing on the device.
    private const long HandshakeMs = 2_000;

    private readonly IBrokerLink inner;
    // Longer than the library waits for the last of its attempts.
    private const long LateMs = 6_000;

    private readonly PriorityQueue<BrokerSignal, long> held = new();
    private BrokerSignal? ownAnswer;
    private bool wasCutOff;

    public FaultyBrokerLink(IBrokerLink inner)
    {
        this.inner = inner;
    }

    /// <summary>How the way is now.</summary>
    public LinkCondition Condition { get; private set; }

    /// <summary>Publications handed over so far, those sent again included.</summary>
    public long PublicationsSent { get; private set; }

    /// <summary>Publications that were passed on towards the broker.</summary>
    public long PublicationsPassed { get; private set; }

    /// <summary>Publications that were sent although they had been sent before.</summary>
    public long PublicationsSentAgain { get; private set; }

    /// <summary>Alters the payload of a publication on its way, by number (from 1) and topic; returns what arrives instead.</summary>
    public Func<long, string, byte[], byte[]>? Alter { get; set; }

    /// <summary>Whether the far end refuses each connection before the broker sees it, as a failed check of certificates does.</summary>
    public bool RefusesConnections { get; set; }

    /// <summary>The one host at which there is a broker; null for any.</summary>
    public string? Host { get; set; }

    /// <summary>Sees each attempt to connect, with its true time, whatever becomes of it.</summary>
    public event Action<long>? Connecting;

    /// <summary>Sees each publication with its topic and true time; what the library sends again by itself is none.</summary>
    public event Action<string, long>? Publishing;

    /// <summary>Whether each publication reaches the broker twice, as a resend by TCP's neighbours or a bridge can do it.</summary>
    public bool DoublesPublications { get; set; }

    /// <summary>How much the broker takes; null for whatever comes.</summary>
    public BrokerQuota? Quota { get; set; }

    /// <summary>What becomes of the next acknowledgement; null when all arrive.</summary>
    public Func<AcknowledgementFate>? FateOfAcknowledgement { get; set; }

    /// <inheritdoc/>
    public bool IsResponsive => Condition == LinkCondition.Up && inner.IsResponsive;

    /// <inheritdoc/>
    public bool HasOutstanding => inner.HasOutstanding;

    /// <summary>
    /// Changes the condition. Going down cuts off an existing connection, which the station is told only when packets pass again: then
    /// the far end resets it.
    /// </summary>
    public void Set(LinkCondition condition, long trueMs)
    {
        if (condition == LinkCondition.Down)
        {
            wasCutOff |= inner.IsResponsive;
            inner.Abort(trueMs);
        }
        else if (wasCutOff && ownAnswer is null)
        {
            ownAnswer = new BrokerSignal(BrokerSignalKind.Lost, trueMs);
            wasCutOff = false;
        }

        Condition = condition;
    }

    /// <summary>Breaks an existing connection so that both sides are told, as a reset from a router does.</summary>
    public void Break(long trueMs)
    {
        inner.Abort(trueMs);
        ownAnswer = new BrokerSignal(BrokerSignalKind.Lost, trueMs);
    }

    /// <inheritdoc/>
    public void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs)
    {
        Forget();
        Connecting?.Invoke(trueMs);
        if (Condition == LinkCondition.Down || (Host is not null && options.Host != Host))
        {
            ownAnswer = new BrokerSignal(BrokerSignalKind.Unreachable, trueMs + RefusedAfterMs);
        }
        else if (RefusesConnections)
        {
            ownAnswer = new BrokerSignal(BrokerSignalKind.Refused, trueMs + HandshakeMs);
        }
        else
        {
            inner.BeginConnect(options, calendarUtcMs, trueMs);
        }
    }

    /// <inheritdoc/>
    public void Subscribe(string topic, long trueMs)
    {
        if (Condition != LinkCondition.Down)
        {
            inner.Subscribe(topic, trueMs);
        }
    }

    /// <inheritdoc/>
    public void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs)
    {
        PublicationsSent++;
        PublicationsSentAgain += duplicate ? 1 : 0;
        if (!duplicate)
        {
            Publishing?.Invoke(topic, trueMs);
        }

        if (Condition != LinkCondition.Down && IsWithinQuota(payload.Length, trueMs))
        {
            PublicationsPassed++;
            byte[] arriving = Alter is null ? payload : Alter(PublicationsSent, topic, payload);
            inner.Publish(messageId, topic, arriving, retain, duplicate, trueMs);
            if (DoublesPublications)
            {
                inner.Publish(messageId, topic, arriving, retain, true, trueMs);
            }
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long trueMs, out BrokerSignal signal)
    {
        if (ownAnswer is BrokerSignal own && own.AtMs <= trueMs)
        {
            ownAnswer = null;
            signal = own;
            return true;
        }

        if (held.TryPeek(out _, out long dueMs) && dueMs <= trueMs && Condition == LinkCondition.Up)
        {
            signal = held.Dequeue();
            return true;
        }

        while (inner.TryTake(trueMs, out signal))
        {
            if (Condition == LinkCondition.Up && (signal.Kind != BrokerSignalKind.Acknowledged || FateOfAcknowledgement is null || Arrives(ref signal, FateOfAcknowledgement())))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Close(long trueMs)
    {
        Forget();
        if (Condition == LinkCondition.Up)
        {
            inner.Close(trueMs);
        }
        else
        {
            inner.Abort(trueMs);
        }
    }

    /// <inheritdoc/>
    public void Abort(long trueMs)
    {
        Forget();
        inner.Abort(trueMs);
    }

    /// <inheritdoc/>
    public bool WaitForAnswers(TimeSpan limit)
    {
        return inner.WaitForAnswers(limit);
    }

    /// <summary>False when the acknowledgement does not come now.</summary>
    private bool Arrives(ref BrokerSignal signal, AcknowledgementFate fate)
    {
        switch (fate)
        {
            case AcknowledgementFate.IsLost:
                return false;
            case AcknowledgementFate.Late:
                held.Enqueue(signal with { AtMs = signal.AtMs + LateMs }, signal.AtMs + LateMs);
                return false;
            case AcknowledgementFate.Twice:
                held.Enqueue(signal, signal.AtMs);
                return true;
            case AcknowledgementFate.UnknownId:
                signal = signal with { MessageId = signal.MessageId ^ 0x4000 };
                return true;
            default:
                return true;
        }
    }

    private bool IsWithinQuota(int bytes, long trueMs)
    {
        bool isWithin = Quota?.Takes(bytes, trueMs) ?? true;
        if (!isWithin && Quota!.Closes)
        {
            Break(trueMs);
        }

        return isWithin;
    }

    private void Forget()
    {
        held.Clear();
        ownAnswer = null;
        wasCutOff = false;
    }
}
