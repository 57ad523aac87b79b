namespace Station.Hal;

/// <summary>State of the network link.</summary>
public enum LinkState : byte
{
    /// <summary>No link, and nobody is working on one.</summary>
    Down = 0,

    /// <summary>A connection attempt is under way.</summary>
    Connecting = 1,

    /// <summary>Link and address are there.</summary>
    Up = 2,

    /// <summary>The access point refused the credentials.</summary>
    Refused = 3,
}
