namespace Station.Hal;

/// <summary>What an MQTT session has to tell.</summary>
public enum MqttEventKind : byte
{
    /// <summary>The broker acknowledged a publication.</summary>
    Acknowledged = 0,

    /// <summary>The library gave up on a publication; the broker may have it or not.</summary>
    Unknown = 1,

    /// <summary>A message arrived.</summary>
    Received = 2,
}
