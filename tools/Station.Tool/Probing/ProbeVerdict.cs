namespace Station.Tool.Probing;

/// <summary>How a probe ended.</summary>
internal enum ProbeVerdict
{
    /// <summary>One kind of sensor fits, for each that is there.</summary>
    Recognised,

    /// <summary>A sensor was recognised, and what arrives does not tell which of several kinds it is.</summary>
    Ambiguous,

    /// <summary>No byte arrived.</summary>
    Silence,

    /// <summary>Nothing arrived but what had been sent.</summary>
    Echo,

    /// <summary>Bytes arrived that are no frames of any supported sensor.</summary>
    Noise,
}
