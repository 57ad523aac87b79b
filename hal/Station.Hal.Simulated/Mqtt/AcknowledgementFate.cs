namespace Station.Hal.Simulated.Mqtt;

/// <summary>What becomes of an acknowledgement on its way to the station.</summary>
public enum AcknowledgementFate
{
    Arrives,
    IsLost,
    Twice,

    /// <summary>When the library has given up on the publication.</summary>
    Late,

    /// <summary>It names another publication.</summary>
    UnknownId,
}
