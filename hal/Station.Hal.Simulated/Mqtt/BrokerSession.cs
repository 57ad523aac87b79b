namespace Station.Hal.Simulated.Mqtt;

/// <summary>What the broker remembers of one client id.</summary>
internal sealed class BrokerSession
{
    // In the order of their ids; those before the first have been acknowledged.
    private readonly List<BrokerMessage> undelivered = [];
    private int first;
    private int lastDeliveryId;

    public required bool IsClean { get; init; }

    /// <summary>Who is connected under this id now.</summary>
    public object? Owner { get; set; }

    public HashSet<string> Filters { get; } = [];

    /// <summary>Last will: topic and payload; null once the client has said farewell.</summary>
    public BrokerMessage? Will { get; set; }

    /// <summary>When the broker notices that the client is gone; <see cref="long.MaxValue"/> while it is not.</summary>
    public long NoticesLossAtMs { get; set; } = long.MaxValue;

    public long KeepAliveMs { get; set; }

    /// <summary>Keeps a message until the client has acknowledged it.</summary>
    public void Enqueue(BrokerMessage message, long arrivesMs)
    {
        undelivered.Add(message with { DeliveryId = ++lastDeliveryId, AtMs = arrivesMs });
    }

    /// <summary>The first message behind <paramref name="afterDeliveryId"/> that has arrived.</summary>
    public BrokerMessage? Next(int afterDeliveryId, long trueMs)
    {
        int place = PlaceBehind(afterDeliveryId);
        return place < undelivered.Count && undelivered[place].AtMs <= trueMs ? undelivered[place] : null;
    }

    public void Acknowledge(int deliveryId)
    {
        int place = PlaceBehind(deliveryId - 1);
        if (place == undelivered.Count || undelivered[place].DeliveryId != deliveryId)
        {
            return;
        }

        if (place != first)
        {
            undelivered.RemoveAt(place);
        }
        else if (++first > undelivered.Count / 2)
        {
            undelivered.RemoveRange(0, first);
            first = 0;
        }
    }

    private int PlaceBehind(int deliveryId)
    {
        int low = first;
        int high = undelivered.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = undelivered[middle].DeliveryId <= deliveryId ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
