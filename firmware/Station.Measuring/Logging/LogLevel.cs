namespace Station.Logging;

/// <summary>How much an entry of the device log matters.</summary>
public enum LogLevel : byte
{
    /// <summary>For whoever looks for a fault in the firmware.</summary>
    Debug = 0,

    /// <summary>Something went as it should.</summary>
    Info = 1,

    /// <summary>Something went wrong and the station helps itself.</summary>
    Warning = 2,

    /// <summary>Something went wrong and a person must help.</summary>
    Error = 3,
}
