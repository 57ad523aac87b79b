using Station.Measurement;
using Station.Sensors;

namespace Station.Aggregation;

/// <summary>The road from the wires to the records of one station.</summary>
public sealed class MeasuringChain
{
    private readonly Circumstances circumstances;

    /// <summary>The channels in whose readings others have a say.</summary>
    private readonly Channel[] waiting;

    private long dueMs;

    public MeasuringChain(
        SensorSet sensors, Channel[] channels, MinuteAggregator minutes, LongPeriodAggregator hours, Circumstances circumstances)
    {
        this.circumstances = circumstances;
        waiting = ChooseWaiting(channels);
        Hours = hours;
        Sensors = sensors;
        Channels = channels;
        Minutes = minutes;
    }

    public SensorSet Sensors { get; }

    /// <summary>The channels in column order, with their last readings.</summary>
    public Channel[] Channels { get; }

    public MinuteAggregator Minutes { get; }

    /// <summary>What holds the minutes against the alarms of the profile.</summary>
    public AlarmWatch Alarms { get; set; }

    /// <summary>What makes hour records of the minutes.</summary>
    public LongPeriodAggregator Hours { get; }

    /// <summary>
    /// Ends the period when its end has come, then steps the sensors: a reading counts for the period in which the step lies
    /// that took its last byte. Returns when to be called next.
    /// </summary>
    public long Step(long nowMs)
    {
        long minuteMs = Minutes.Step(nowMs, dueMs == 0 ? nowMs : dueMs);
        circumstances.Begin(nowMs);
        long sensorMs = Sensors.Step(nowMs);
        for (int i = 0; i < waiting.Length; i++)
        {
            waiting[i].Settle();
        }

        dueMs = minuteMs < sensorMs ? minuteMs : sensorMs;
        return dueMs;
    }

    private static Channel[] ChooseWaiting(Channel[] channels)
    {
        int count = 0;
        var chosen = new Channel[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            if (channels[i].NeedsOthers)
            {
                chosen[count++] = channels[i];
            }
        }

        var waiting = new Channel[count];
        System.Array.Copy(chosen, waiting, count);
        return waiting;
    }
}
