namespace Station.Supervision;

/// <summary>What must go on for the station to be alive.</summary>
public enum Activity : byte
{
    /// <summary>The sensor drivers are stepped.</summary>
    Sensors = 0,

    /// <summary>Minutes are closed and offered to the journal.</summary>
    Minutes = 1,
}
