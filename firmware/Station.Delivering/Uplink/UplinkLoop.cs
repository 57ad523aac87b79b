using Station.Bytes;
using Station.Hal;
using Station.Journal;
using Station.Sealing;
using Station.Supervision;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>
/// The way to the platform: keeps the session with the broker, sends the newest record first and the backlog behind it, and takes receipts.
/// </summary>
public sealed class UplinkLoop
{
    private const int FirstRetryMs = 5_000;
    private const int LongestRetryMs = 10 * 60_000;

    /// <summary>A connection that has lasted for this long and still brings acknowledgements works: only then do waits begin anew, or a broker that accepts and drops would be stormed.</summary>
    private const int SettledMs = 2 * 60_000;

    /// <summary>Publications of unknown fate in a row after which the connection is given up.</summary>
    private const int UnknownLimit = 4;

    private const int FirstInquiryMs = 60_000;
    private const int LongestInquiryMs = 3_600_000;
    private const int StatusIntervalMs = 15 * 60_000;

    private const int BusyStepMs = 100;
    private const int IdleStepMs = 1_000;

    /// <summary>How long that which can wait does so for what is in flight: each message there takes memory twice over.</summary>
    private const int PatienceMs = 10_000;

    /// <summary>Events taken in one step.</summary>
    private const int EventsPerStep = 16;

    private readonly UplinkParts parts;
    private readonly IMqttSession mqtt;
    private readonly Flight flight;
    private readonly BlockDelivery blocks;
    private readonly LiveDelivery live;
    private readonly ReceiptReader receipts;
    private readonly BackOff connectBackOff;
    private readonly BackOff inquiryBackOff;
    private readonly MqttEvent mqttEvent = new MqttEvent();
    private Greeting greeting;
    private int connection = -1;
    private long begunMs;
    private long connectedMs;
    private long connectDueMs;
    private long inquiryDueMs;
    private long statusDueMs;

    public UplinkLoop(UplinkParts parts)
    {
        this.parts = parts;
        mqtt = parts.Board.Mqtt;
        flight = new Flight();
        blocks = new BlockDelivery(parts.Store, parts.Cursor, flight, parts.Board.Random);
        live = new LiveDelivery(parts.Journal, parts.Store, parts.Sealer, parts.Time, flight);
        Session = new SessionMessage(parts.Store.Buffer);
        receipts = new ReceiptReader(parts.Envelope, Session);
        connectBackOff = new BackOff(parts.Board.Random, FirstRetryMs, LongestRetryMs);
        inquiryBackOff = new BackOff(parts.Board.Random, FirstInquiryMs, LongestInquiryMs);
    }

    /// <summary>What is to be said next on a new connection.</summary>
    private enum Greeting : byte
    {
        Nothing,
        Session,
        Context,
    }

    public BlockDelivery Blocks => blocks;

    public LiveDelivery Live => live;

    public ReceiptReader Receipts => receipts;

    /// <summary>The session of the present connection.</summary>
    public SessionMessage Session { get; }

    /// <summary>Connections that were lost or not made.</summary>
    public int Failures { get; private set; }

    public UplinkState State
    {
        get
        {
            switch (parts.Board.Network.State)
            {
                case LinkState.Up:
                    return BrokerState;
                case LinkState.Connecting:
                    return UplinkState.Connecting;
                case LinkState.Refused:
                    return UplinkState.NetworkRefused;
                default:
                    return UplinkState.NoNetwork;
            }
        }
    }

    private UplinkState BrokerState
    {
        get
        {
            if (parts.Access.Fault != TlsFault.None)
            {
                return parts.Access.Fault == TlsFault.TimeUnknown ? UplinkState.TlsTimeUnknown : UplinkState.TlsRefused;
            }

            switch (mqtt.State)
            {
                case MqttState.Connected:
                    return blocks.Drained ? UplinkState.Online : UplinkState.Draining;
                case MqttState.Refused:
                    return UplinkState.BrokerRefused;
                case MqttState.Unreachable:
                    return UplinkState.BrokerUnreachable;
                default:
                    return UplinkState.Connecting;
            }
        }
    }

    /// <summary>Other settings are in force: the next attempt is made at once.</summary>
    public void Hurry()
    {
        LeaveSession(0);
        connectBackOff.Reset();
        connectDueMs = 0;
    }

    public long Step(long nowMs)
    {
        parts.Access.Look(nowMs);
        if (parts.Board.Network.State == LinkState.Up && mqtt.State == MqttState.Connected)
        {
            if (connection != mqtt.Connection)
            {
                BeginSession(nowMs);
            }

            StepConnected(nowMs);
            return nowMs + (flight.Count > 0 ? BusyStepMs : IdleStepMs);
        }

        LeaveSession(nowMs);
        live.Miss();
        bool due = nowMs >= connectDueMs || parts.Access.MayRetryAtOnce;
        if (parts.Board.Network.State == LinkState.Up && mqtt.State != MqttState.Connecting && due)
        {
            Failures += mqtt.State == MqttState.Closed && parts.Access.Fault == TlsFault.None ? 0 : 1;
            connectDueMs = nowMs + connectBackOff.NextMs();
            begunMs = nowMs;
            parts.Access.Begin(nowMs);
        }

        return nowMs + IdleStepMs;
    }

    private void BeginSession(long nowMs)
    {
        connection = mqtt.Connection;
        connectedMs = nowMs;
        inquiryBackOff.Reset();
        flight.Clear();
        parts.Journal.Online = true;
        mqtt.Subscribe(parts.Topics.Receipt);
        mqtt.Subscribe(parts.Topics.Command);
        Session.Renew(parts.Board.Random);
        parts.Commands.Begin();
        parts.Journal.SealLosses(nowMs);
        live.Begin();
        blocks.Begin(nowMs);
        statusDueMs = nowMs;
        greeting = Greeting.Context;
    }

    /// <summary>The context, then the session: one after the other.</summary>
    private void Greet(long nowMs)
    {
        if (greeting == Greeting.Nothing || !MaySend(connectedMs, nowMs))
        {
            return;
        }

        byte[] context = greeting == Greeting.Context ? parts.Context.ReadMessage() : null;
        if (context != null)
        {
            greeting = Greeting.Session;
            Publish(parts.Topics.Context, context, true);
            return;
        }

        greeting = Greeting.Nothing;
        PublishSession(nowMs);
    }

    /// <summary>Whether something that is due and can wait may go out.</summary>
    private bool MaySend(long dueMs, long nowMs) => flight.Count == 0 || (!flight.IsFull && nowMs - dueMs >= PatienceMs);

    private void LeaveSession(long nowMs)
    {
        if (connection < 0)
        {
            return;
        }

        connection = -1;
        Failures++;
        flight.Clear();
        parts.Journal.Online = false;
        connectDueMs = nowMs + connectBackOff.NextMs();
        mqtt.Close();
    }

    private void StepConnected(long nowMs)
    {
        TakeEvents(nowMs);
        PublishAnswer(nowMs);
        live.Publish(mqtt, parts.Topics);
        Greet(nowMs);
        PublishBlock(nowMs);
        if (nowMs >= statusDueMs && MaySend(statusDueMs, nowMs))
        {
            statusDueMs = nowMs + StatusIntervalMs;
            parts.Journal.SealLosses(nowMs); // damage is found while blocks are read, long after the session began
            Publish(parts.Topics.Status, parts.Status.Write(nowMs, blocks.Unpublished), true);
        }

        bool overdue = blocks.Drained && blocks.WantsReceipt;
        if (overdue && nowMs >= inquiryDueMs && greeting == Greeting.Nothing && !flight.IsFull)
        {
            PublishSession(nowMs);
        }

        if (blocks.UnknownInRow >= UnknownLimit)
        {
            LeaveSession(nowMs);
        }
    }

    private void PublishAnswer(long nowMs)
    {
        ByteWriter answer = flight.IsFull ? null : parts.Commands.Step(parts.Journal.Boot, nowMs);
        if (answer != null)
        {
            Publish(parts.Topics.Answer, parts.Sealer.SealLive(answer.Buffer, answer.Position), false);
        }
    }

    private void PublishBlock(long nowMs)
    {
        byte[] message = blocks.TryTake(nowMs);
        if (message == null)
        {
            return;
        }

        int id = mqtt.Publish(parts.Topics.Block, message, false);
        if (id == 0)
        {
            blocks.Refused(nowMs);
        }
        else
        {
            blocks.Sent(id, nowMs);
        }
    }

    private void PublishSession(long nowMs)
    {
        int count = Session.Write(parts.Journal.Boot, nowMs, parts.Commands.Counter, parts.Store, blocks.OldestOwed);
        Publish(parts.Topics.Session, parts.Sealer.SealLive(Session.Buffer, count), false);
        inquiryDueMs = nowMs + inquiryBackOff.NextMs();
    }

    private void Publish(string topic, byte[] payload, bool retain)
    {
        int id = mqtt.Publish(topic, payload, retain);
        if (id != 0)
        {
            flight.Add(id, Purpose.Other, 0);
        }
    }

    private void TakeEvents(long nowMs)
    {
        for (int taken = 0; taken < EventsPerStep && mqtt.TryTakeEvent(mqttEvent); taken++)
        {
            if (mqttEvent.Kind == MqttEventKind.Received)
            {
                TakeMessage(nowMs);
            }
            else if (mqttEvent.Connection == connection)
            {
                TakeFate(mqttEvent.Kind == MqttEventKind.Acknowledged, nowMs);
            }
        }
    }

    private void TakeFate(bool acknowledged, long nowMs)
    {
        if (acknowledged && nowMs - connectedMs >= SettledMs)
        {
            connectBackOff.Reset();
        }

        Purpose purpose = flight.Remove(mqttEvent.MessageId, out long number);
        if (purpose == Purpose.Block && acknowledged)
        {
            blocks.Acknowledged();
        }
        else if (purpose == Purpose.Block)
        {
            blocks.Unknown(number, nowMs);
        }
        else if (purpose == Purpose.Live && acknowledged)
        {
            live.OnAcknowledged();
        }
        else if (purpose == Purpose.Live)
        {
            live.OnUnknown();
        }
    }

    private void TakeMessage(long nowMs)
    {
        if (mqttEvent.Topic == parts.Topics.Command)
        {
            parts.Commands.Offer(mqttEvent.Payload);
            return;
        }

        if (mqttEvent.Topic != parts.Topics.Receipt || !receipts.TryRead(mqttEvent.Payload, parts.Store.Receipt))
        {
            return;
        }

        parts.Time.Confirm(begunMs);
        inquiryBackOff.Reset();
        inquiryDueMs = nowMs + inquiryBackOff.NextMs();
        if (blocks.TakeReceipt(nowMs))
        {
            inquiryDueMs = nowMs + BlockDelivery.ConfirmMissingMs;
        }
    }
}
