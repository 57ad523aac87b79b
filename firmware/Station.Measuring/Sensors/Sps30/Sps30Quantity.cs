using Station.Measurement;

namespace Station.Sensors.Sps30;

/// <summary>What an SPS30 measures, whichever way it is connected.</summary>
public static class Sps30Quantity
{
    /// <summary>The fan fills the chamber and the values settle within 8 to 30 s (data sheet 1.0, table 1: start-up time).</summary>
    public const int WarmUpMs = 30_000;

    /// <summary>Mass concentrations in 0.1 ug/m3.</summary>
    public const int Count = 4;

    /// <summary>Raw units in a ug/m3.</summary>
    public const int PerUnit = 10;

    /// <summary>The first reading comes 1 s after a start (data sheet 1.0, section 4.1); a margin is added.</summary>
    public const int FirstReadingMs = 1_200;

    /// <summary>Stop, start, first reading and a time-out have to fit.</summary>
    public const int ShortestIntervalMs = 3_000;

    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("pm1", "ug/m3", -1), new Quantity("pm25", "ug/m3", -1), new Quantity("pm4", "ug/m3", -1), new Quantity("pm10", "ug/m3", -1),
    };
}
