namespace Station.Hal.Simulated.Mqtt;

/// <summary>What the broker remembers of one client id.</summary>
internal sealed class BrokerSession
{
    private readonly List<BrokerMessage> undelivered = [];
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
        foreach (BrokerMessage message in undelivered)
        {
            if (message.DeliveryId > afterDeliveryId)
            {
                return message.AtMs <= trueMs ? message : null;
            }
        }

        return null;
    }

    public void Acknowledge(int deliveryId)
    {
        undelivered.RemoveAll(message => message.DeliveryId == deliveryId);
    }
}
