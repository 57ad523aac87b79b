namespace Station.Hal.Esp32;

/// <summary>
/// What a session has heard and nobody has taken yet: a ring that drops its oldest entry when it is full. Entries lie side by side in arrays, since an object each would take three times as
/// much.
/// </summary>
public sealed class MqttEventQueue
{
    private readonly object gate = new object();
    private readonly byte[] kinds;
    private readonly int[] connections;

    /// <summary>MQTT numbers messages in 16 bits.</summary>
    private readonly ushort[] messageIds;

    /// <summary>Null where nothing that has a payload is told.</summary>
    private readonly string[] topics;

    private readonly byte[][] payloads;
    private int first;
    private int count;

    /// <param name="capacity">Entries at once.</param>
    /// <param name="hasPayloads">Whether what is told has a topic and a payload.</param>
    public MqttEventQueue(int capacity, bool hasPayloads)
    {
        kinds = new byte[capacity];
        connections = new int[capacity];
        messageIds = new ushort[capacity];
        topics = hasPayloads ? new string[capacity] : null;
        payloads = hasPayloads ? new byte[capacity][] : null;
    }

    public void Add(MqttEventKind kind, int connection, int messageId, string topic, byte[] payload)
    {
        lock (gate)
        {
            if (count == kinds.Length)
            {
                first = (first + 1) % kinds.Length;
                count--;
            }

            int free = (first + count) % kinds.Length;
            kinds[free] = (byte)kind;
            connections[free] = connection;
            messageIds[free] = (ushort)messageId;
            if (topics != null)
            {
                topics[free] = topic;
                payloads[free] = payload;
            }

            count++;
        }
    }

    public bool TryTake(MqttEvent into)
    {
        lock (gate)
        {
            if (count == 0)
            {
                return false;
            }

            into.Kind = (MqttEventKind)kinds[first];
            into.Connection = connections[first];
            into.MessageId = messageIds[first];
            into.Topic = topics?[first];
            into.Payload = payloads?[first];
            if (topics != null)
            {
                // The ring must not keep a received payload alive.
                topics[first] = null;
                payloads[first] = null;
            }

            first = (first + 1) % kinds.Length;
            count--;
            return true;
        }
    }
}
