namespace Station.Hal.Simulated.Mqtt;

/// <summary>The adapter's bounded queue of events. When it is full the oldest received message goes first, and a report only when there is none.</summary>
internal sealed class MqttEventQueue
{
    private readonly int limit;
    private readonly LinkedList<MqttEvent> events = new();

    public MqttEventQueue(int limit)
    {
        this.limit = limit;
    }

    public void AddReport(MqttEventKind kind, int connection, int messageId)
    {
        Add(new MqttEvent { Kind = kind, Connection = connection, MessageId = messageId });
    }

    public void AddReceived(int connection, string topic, byte[] payload)
    {
        Add(new MqttEvent { Kind = MqttEventKind.Received, Connection = connection, Topic = topic, Payload = payload });
    }

    public bool TryTake(MqttEvent into)
    {
        MqttEvent? first = events.First?.Value;
        if (first is null)
        {
            return false;
        }

        events.RemoveFirst();
        into.Kind = first.Kind;
        into.Connection = first.Connection;
        into.MessageId = first.MessageId;
        into.Topic = first.Topic;
        into.Payload = first.Payload;
        return true;
    }

    public void Clear()
    {
        events.Clear();
    }

    private void Add(MqttEvent added)
    {
        if (events.Count == limit)
        {
            MqttEvent dropped = events.FirstOrDefault(waiting => waiting.Kind == MqttEventKind.Received) ?? events.First!.Value;
            events.Remove(dropped);
        }

        events.AddLast(added);
    }
}
