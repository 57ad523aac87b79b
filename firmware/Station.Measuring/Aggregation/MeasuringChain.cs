using Station.Measurement;
using Station.Sensors;

namespace Station.Aggregation;

/// <summary>The road from the wires to the records of one station.</summary>
public sealed class MeasuringChain
{
    private long dueMs;

    public MeasuringChain(SensorSet sensors, Channel[] channels, Column[] columns, MinuteAggregator minutes)
    {
        Sensors = sensors;
        Channels = channels;
        Columns = columns;
        Minutes = minutes;
    }

    public SensorSet Sensors { get; }

    /// <summary>The channels in column order, with their last readings.</summary>
    public Channel[] Channels { get; }

    /// <summary>What the columns of the records mean.</summary>
    public Column[] Columns { get; }

    public MinuteAggregator Minutes { get; }

    /// <summary>
    /// Ends the period when its end has come, then steps the sensors: a reading counts for the period in which the step lies
    /// that took its last byte. Returns when to be called next.
    /// </summary>
    public long Step(long nowMs)
    {
        long minuteMs = Minutes.Step(nowMs, dueMs == 0 ? nowMs : dueMs);
        long sensorMs = Sensors.Step(nowMs);
        dueMs = minuteMs < sensorMs ? minuteMs : sensorMs;
        return dueMs;
    }
}
