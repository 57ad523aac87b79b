namespace Station.Platform.Keys;

/// <summary>Why a station gets a generation, and with it new keys.</summary>
public enum GenerationReason
{
    /// <summary>A station begins.</summary>
    New,

    /// <summary>Another board takes its place.</summary>
    Replaced,

    /// <summary>Its volume was formatted: key and journal are gone.</summary>
    Formatted,

    /// <summary>Somebody may have its key.</summary>
    Compromised,
}
