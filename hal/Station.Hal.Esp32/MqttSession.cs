using System.Threading;

namespace Station.Hal.Esp32;

/// <summary>
/// MQTT through nanoFramework.M2Mqtt. Connecting and disposing take seconds, so that a worker thread does them; what the firmware calls returns at
/// once. What the library's threads tell waits in two bounded queues.
/// </summary>
public sealed class MqttSession : IMqttSession
{
    /// <summary>Twice the window: the acknowledgements of this connection and the late ones of the connection before.</summary>
    private const int AcknowledgementCapacity = 32;

    /// <summary>Receipts and commands; whoever sent one that is dropped sends it again.</summary>
    private const int ReceivedCapacity = 8;

    private readonly object gate = new object();
    private readonly AutoResetEvent wake = new AutoResetEvent(false);
    private readonly MqttEventQueue acknowledgements = new MqttEventQueue(AcknowledgementCapacity, false);
    private readonly MqttEventQueue received = new MqttEventQueue(ReceivedCapacity, true);

    /// <summary>What is to be connected next; null when there is nothing to connect.</summary>
    private MqttConnection wanted;

    /// <summary>What is connected.</summary>
    private MqttConnection current;

    /// <summary>What the worker has to dispose of, besides what it connected itself.</summary>
    private MqttConnection finished;

    public MqttSession(FaultReporter faults) => new GuardedThread("mqtt-thread", Work, faults).Start();

    public MqttState State { get; private set; }

    public int Connection { get; private set; }

    public void BeginConnect(MqttConnectOptions options)
    {
        lock (gate)
        {
            Connection++;
            State = MqttState.Connecting;
            GiveUpCurrent();
            wanted = new MqttConnection(Connection, options, this);
        }

        wake.Set();
    }

    public bool Subscribe(string topic)
    {
        MqttConnection connection = current;
        return connection != null && connection.Subscribe(topic);
    }

    public int Publish(string topic, byte[] payload, bool retain)
    {
        MqttConnection connection = current;
        return connection == null ? 0 : connection.Publish(topic, payload, retain);
    }

    public bool TryTakeEvent(MqttEvent mqttEvent) => acknowledgements.TryTake(mqttEvent) || received.TryTake(mqttEvent);

    public void Close()
    {
        lock (gate)
        {
            State = MqttState.Closed;
            wanted = null;
            GiveUpCurrent();
        }

        wake.Set();
    }

    internal void Tell(MqttEventKind kind, int connection, int messageId, string topic, byte[] payload)
    {
        MqttEventQueue queue = kind == MqttEventKind.Received ? received : acknowledgements;
        queue.Add(kind, connection, messageId, topic, payload);
    }

    internal void Lose(int connection)
    {
        lock (gate)
        {
            if (current == null || current.Number != connection)
            {
                return;
            }

            State = MqttState.Closed;
            GiveUpCurrent();
        }

        wake.Set();
    }

    private void GiveUpCurrent()
    {
        if (current != null)
        {
            finished = current;
            current = null;
        }
    }

    private void Work()
    {
        while (true)
        {
            wake.WaitOne();
            MqttConnection old;
            MqttConnection next;
            lock (gate)
            {
                old = finished;
                finished = null;
                next = wanted;
                wanted = null;
            }

            old?.Dispose();
            if (next != null)
            {
                Connect(next);
            }
        }
    }

    private void Connect(MqttConnection next)
    {
        MqttState reached = next.Connect();
        bool kept;
        lock (gate)
        {
            // The firmware may have given this attempt up in the meantime, by closing or by a newer one.
            bool awaited = State == MqttState.Connecting && Connection == next.Number;
            kept = awaited && reached == MqttState.Connected;
            if (awaited)
            {
                State = reached;
            }

            if (kept)
            {
                current = next;
            }
        }

        if (!kept)
        {
            next.Dispose();
        }
        else if (!next.IsAlive)
        {
            // It was lost between the broker's answer and now, when nobody listened to its end yet.
            Lose(next.Number);
        }
    }
}
