namespace Station.Hal.Simulated.Mqtt;

/// <summary>One packet, or the end of a connection, as it comes from the broker's side.</summary>
public readonly record struct BrokerSignal(BrokerSignalKind Kind, long AtMs)
{
    /// <summary>Id of the publication that is acknowledged.</summary>
    public int MessageId { get; init; }

    /// <summary>Topic of a message.</summary>
    public string? Topic { get; init; }

    /// <summary>Payload of a message.</summary>
    public byte[]? Payload { get; init; }
}
