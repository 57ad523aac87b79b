namespace Station.Page.Contract;

/// <summary>A station's way to its broker.</summary>
public enum UplinkWay
{
    /// <summary>Everything passes.</summary>
    Up,

    /// <summary>What the station sends arrives, and nothing comes back.</summary>
    NoAnswers,

    /// <summary>Nothing passes.</summary>
    Down,

    /// <summary>The access point is off the air.</summary>
    NoNetwork,
}
