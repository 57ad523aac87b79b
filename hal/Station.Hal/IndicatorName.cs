namespace Station.Hal;

/// <summary>The three LEDs of a station.</summary>
public enum IndicatorName : byte
{
    Power = 0,
    Sensors = 1,
    Uplink = 2,
}
