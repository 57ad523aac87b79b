namespace Station.Hal.Simulated.Mqtt;

/// <summary>
/// An MQTT session with the manners of the device's client library: it sends again after 1, 2 and 3 s on its own, gives up after the fourth,
/// refuses when its window is full, forgets what is in flight when it is closed, and may report on connections that are long gone.
/// </summary>
public sealed class VirtualMqttSession : IMqttSession
{
    // The library's own and unchangeable: three resends, a second apart.
    private const int MaxResends = 3;
    private const long ResendMs = 1_000;

    // The library waits this long for the answer to CONNECT and to a ping.
    private const long AnswerTimeoutMs = 30_000;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly VirtualNetworkLink network;
    private readonly VirtualBoardControl control;
    private readonly int windowMessages;
    private readonly List<InFlightMessage> inFlight = [];
    private readonly MqttEventQueue events;
    private MqttState state;
    private int nextMessageId;
    private long connectDeadlineMs;
    private long keepAliveMs;
    private long lastHeardMs;

    /// <param name="control">The calendar clock by which the library judges certificates.</param>
    /// <param name="windowMessages">Messages in flight at once; the library throws when there are more, the adapter returns 0.</param>
    /// <param name="eventLimit">Events that wait to be taken.</param>
    public VirtualMqttSession(VirtualTime time, HalGate gate, VirtualNetworkLink network, VirtualBoardControl control, IBrokerLink link, int windowMessages, int eventLimit)
    {
        this.time = time;
        this.gate = gate;
        this.network = network;
        this.control = control;
        this.windowMessages = windowMessages;
        Link = link;
        events = new MqttEventQueue(eventLimit);
        gate.Stalling += Pump;
    }

    /// <summary>The way to the broker.</summary>
    public IBrokerLink Link { get; }

    /// <summary>Publications that the library sent a second time or more.</summary>
    public long Resends { get; private set; }

    /// <summary>Messages in flight.</summary>
    public int InFlightMessages => inFlight.Count;

    /// <summary>The payloads of the messages in flight.</summary>
    public byte[][] InFlightPayloads => [.. inFlight.Select(message => message.Payload)];

    /// <inheritdoc/>
    public int Connection { get; private set; }

    /// <inheritdoc/>
    public MqttState State
    {
        get
        {
            gate.Enter(HalCall.MqttState, 0);
            Pump();
            gate.Trace.Add((long)state);
            return state;
        }
    }

    /// <inheritdoc/>
    public void BeginConnect(MqttConnectOptions options)
    {
        gate.Enter(HalCall.MqttConnect, options.Port);
        EndConnection(MqttState.Connecting);
        Connection++;
        nextMessageId = 0;
        keepAliveMs = options.KeepAliveSeconds * 1000L;
        connectDeadlineMs = time.NowMs + AnswerTimeoutMs;
        lastHeardMs = time.NowMs;
        if (network.HasCarrier)
        {
            Link.BeginConnect(options, control.CalendarUtcMs, time.NowMs);
        }
        else
        {
            state = MqttState.Unreachable;
        }
    }

    /// <inheritdoc/>
    public bool Subscribe(string topic)
    {
        gate.Enter(HalCall.MqttSubscribe, 0);
        gate.Trace.Add(topic);
        Pump();
        if (state != MqttState.Connected)
        {
            return false;
        }

        Link.Subscribe(topic, time.NowMs);
        return true;
    }

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, bool retain)
    {
        gate.Enter(HalCall.MqttPublish, inFlight.Count);
        gate.Trace.Add(topic);
        gate.Trace.Add(payload);
        Pump();
        if (state != MqttState.Connected || inFlight.Count >= windowMessages)
        {
            return 0;
        }

        nextMessageId = nextMessageId % ushort.MaxValue + 1;
        inFlight.Add(new InFlightMessage
        {
            MessageId = nextMessageId,
            Topic = topic,
            Payload = payload,
            Retain = retain,
            NextAttemptMs = time.NowMs + ResendMs,
        });
        Link.Publish(nextMessageId, topic, payload, retain, duplicate: false, time.NowMs);
        return nextMessageId;
    }

    /// <inheritdoc/>
    public bool TryTakeEvent(MqttEvent mqttEvent)
    {
        gate.Enter(HalCall.MqttEvent, 0);
        Pump();
        if (!events.TryTake(mqttEvent))
        {
            return false;
        }

        gate.Trace.Add(((long)mqttEvent.Kind << 32) ^ mqttEvent.MessageId);
        gate.Trace.Add(mqttEvent.Payload ?? []);
        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        gate.Enter(HalCall.MqttClose, 0);
        Pump();
        if (state == MqttState.Connected)
        {
            Link.Close(time.NowMs);
        }

        EndConnection(MqttState.Closed);
    }

    /// <summary>The supply is gone or the chip was reset: RAM is empty and the broker hears nothing more.</summary>
    internal void Reset()
    {
        EndConnection(MqttState.Closed);
        events.Clear();
        Connection = 0;
    }

    private void EndConnection(MqttState next)
    {
        Link.Abort(time.NowMs);
        inFlight.Clear();
        state = next;
    }

    /// <summary>Does what the library's threads did since the last call, each thing at its time.</summary>
    private void Pump()
    {
        if (state is not (MqttState.Connecting or MqttState.Connected))
        {
            return;
        }

        if (!network.HasCarrier)
        {
            EndConnection(state == MqttState.Connecting ? MqttState.Unreachable : MqttState.Closed);
            return;
        }

        while (TryNextAttempt(out InFlightMessage? message))
        {
            long attemptMs = gate.ManagedCodeRanAt(message!.NextAttemptMs);
            TakeSignals(attemptMs);
            if (inFlight.Contains(message))
            {
                Attempt(message, attemptMs);
            }
        }

        TakeSignals(time.NowMs);
        CheckTimeouts();
    }

    /// <summary>The message whose next attempt is due first.</summary>
    private bool TryNextAttempt(out InFlightMessage? next)
    {
        next = null;
        foreach (InFlightMessage message in inFlight)
        {
            if (message.NextAttemptMs <= time.NowMs && (next is null || message.NextAttemptMs < next.NextAttemptMs))
            {
                next = message;
            }
        }

        return next is not null;
    }

    private void Attempt(InFlightMessage message, long atMs)
    {
        if (message.Resends == MaxResends)
        {
            inFlight.Remove(message);
            events.AddReport(MqttEventKind.Unknown, Connection, message.MessageId);
            return;
        }

        message.Resends++;
        message.NextAttemptMs = atMs + ResendMs;
        Resends++;
        Link.Publish(message.MessageId, message.Topic, message.Payload, message.Retain, duplicate: true, atMs);
    }

    private void TakeSignals(long untilMs)
    {
        while (Link.TryTake(untilMs, out BrokerSignal signal))
        {
            lastHeardMs = Math.Max(lastHeardMs, signal.AtMs);
            switch (signal.Kind)
            {
                case BrokerSignalKind.Accepted:
                    state = MqttState.Connected;
                    break;
                case BrokerSignalKind.Acknowledged:
                    TakeAcknowledgement(signal.MessageId);
                    break;
                case BrokerSignalKind.Received:
                    events.AddReceived(Connection, signal.Topic!, signal.Payload!);
                    break;
                default:
                    EndConnection(StateAfter(signal.Kind));
                    return;
            }
        }
    }

    /// <summary>Apart, because what a lambda captures is allocated where the loop around it looks for a signal, millions of times for each that comes.</summary>
    private void TakeAcknowledgement(int messageId)
    {
        inFlight.RemoveAll(message => message.MessageId == messageId);
        events.AddReport(MqttEventKind.Acknowledged, Connection, messageId);
    }

    private void CheckTimeouts()
    {
        if (state == MqttState.Connecting && time.NowMs >= connectDeadlineMs)
        {
            EndConnection(MqttState.Unreachable);
        }
        else if (state == MqttState.Connected)
        {
            if (Link.IsResponsive)
            {
                lastHeardMs = time.NowMs;
            }
            else if (keepAliveMs > 0 && time.NowMs >= lastHeardMs + keepAliveMs + AnswerTimeoutMs)
            {
                EndConnection(MqttState.Closed);
            }
        }
    }

    private static MqttState StateAfter(BrokerSignalKind end)
    {
        return end switch
        {
            BrokerSignalKind.Refused => MqttState.Refused,
            BrokerSignalKind.Unreachable => MqttState.Unreachable,
            BrokerSignalKind.TlsRefused => MqttState.TlsRefused,
            _ => MqttState.Closed,
        };
    }
}
