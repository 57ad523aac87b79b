namespace Station.Hal.Simulated.Mqtt;

/// <summary>A message on its way from the broker to a client.</summary>
public sealed record BrokerMessage(string Topic, byte[] Payload, bool Retained)
{
    /// <summary>Names the delivery to <see cref="MemoryClient.Acknowledge"/>.</summary>
    public int DeliveryId { get; init; }

    /// <summary>True time at which it arrives at the client.</summary>
    public long AtMs { get; init; }
}
