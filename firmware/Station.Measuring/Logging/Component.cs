namespace Station.Logging;

/// <summary>The part of the station that an entry of the device log comes from.</summary>
public enum Component : byte
{
    Station = 0,
    Sensors = 1,
    Journal = 2,
    Uplink = 3,
    Network = 4,
    Time = 5,
    Settings = 6,
    Supervision = 7,
    Terminal = 8,
}
