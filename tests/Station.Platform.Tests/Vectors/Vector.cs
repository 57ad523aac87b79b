namespace Station.Platform.Tests.Vectors;

/// <summary>One message, how it was made, and what must be made of it.</summary>
internal sealed record Vector(string Name, string Topic, byte[] Message, string Verdict, string Reason)
{
    public const long ReceivedMs = 1_796_083_260_000;

    /// <summary>How it was sealed; null where it is no envelope, or where somebody has changed it since.</summary>
    public VectorSeal? Seal { get; init; }

    /// <summary>Vectors of one scenario are judged beside each other.</summary>
    public string? Scenario { get; init; }

    /// <summary>Verdict and reason when all messages of the scenario are there.</summary>
    public (string Verdict, string Reason)? Finding { get; init; }

    /// <summary>Of a receipt, command or answer: whether it is taken by whom it is meant for.</summary>
    public bool? Opens { get; init; }

    /// <summary>Content of a message that is not telemetry, as JSON; that of telemetry follows from the payload.</summary>
    public string? Content { get; init; }

    public static Vector Sealed(
        string name, TestStation station, string channel, byte[] payload, string use = "block", int epoch = 0, string verdict = "valid", string reason = "none")
    {
        var seal = new VectorSeal(station, payload, use, epoch, epoch);
        return new Vector(name, station.Topic(channel), seal.Message, verdict, reason) { Seal = seal };
    }
}
