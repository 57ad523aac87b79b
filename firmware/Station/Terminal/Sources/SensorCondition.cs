namespace Station.Terminal.Sources;

/// <summary>How a sensor is doing, in a word.</summary>
public enum SensorCondition : byte
{
    Measuring = 0,
    WarmingUp = 1,
    Silent = 2,
    Garbled = 3,
    Fault = 4,
}
