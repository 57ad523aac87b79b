namespace Station.Hal.Esp32;

/// <summary>
/// What a session has heard and nobody has taken yet: a ring that drops its oldest entry when it is full. Its entries are made once and
/// filled again and again.
/// </summary>
public sealed class MqttEventQueue
{
    private readonly object gate = new object();
    private readonly MqttEvent[] events;
    private int first;
    private int count;

    public MqttEventQueue(int capacity)
    {
        events = new MqttEvent[capacity];
        for (int i = 0; i < capacity; i++)
        {
            events[i] = new MqttEvent();
        }
    }

    public void Add(MqttEventKind kind, int connection, int messageId, string topic, byte[] payload)
    {
        lock (gate)
        {
            if (count == events.Length)
            {
                first = (first + 1) % events.Length;
                count--;
            }

            MqttEvent free = events[(first + count) % events.Length];
            free.Kind = kind;
            free.Connection = connection;
            free.MessageId = messageId;
            free.Topic = topic;
            free.Payload = payload;
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

            MqttEvent oldest = events[first];
            into.Kind = oldest.Kind;
            into.Connection = oldest.Connection;
            into.MessageId = oldest.MessageId;
            into.Topic = oldest.Topic;
            into.Payload = oldest.Payload;

            // The ring must not keep a received payload alive.
            oldest.Topic = null;
            oldest.Payload = null;
            first = (first + 1) % events.Length;
            count--;
            return true;
        }
    }
}
