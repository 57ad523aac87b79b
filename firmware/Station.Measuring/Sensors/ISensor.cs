using Station.Measurement;

namespace Station.Sensors;

/// <summary>An instrument as terminal, context record and profile see it.</summary>
public interface ISensor
{
    /// <summary>Its name in the profile.</summary>
    string Name { get; }

    /// <summary>Its model word in the profile, such as <c>plantower</c>.</summary>
    string Model { get; }

    /// <summary>Serial number from the profile, empty when none is given.</summary>
    string Serial { get; }

    SensorCounters Counters { get; }

    /// <summary>What it measures.</summary>
    Quantity[] Quantities { get; }

    /// <summary>Interval at which it is read.</summary>
    int IntervalMs { get; }
}
