namespace Station.Hal.Simulated.Mqtt;

/// <summary>A publication that the client library still works on.</summary>
internal sealed class InFlightMessage
{
    public required int MessageId { get; init; }

    public required string Topic { get; init; }

    public required byte[] Payload { get; init; }

    public required bool Retain { get; init; }

    /// <summary>When the library acts next: sends again, or gives up.</summary>
    public long NextAttemptMs { get; set; }

    public int Resends { get; set; }
}
