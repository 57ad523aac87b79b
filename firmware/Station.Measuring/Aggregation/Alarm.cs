using Station.Measurement;
using Station.Profiles;

namespace Station.Aggregation;

/// <summary>One alarm: raised after some minutes in a row beyond its threshold, ended after as many on the quiet side of where it clears. A minute without a usable value changes nothing.</summary>
public sealed class Alarm
{
    private const int HoursOfDay = 24;
    private const long HourMs = 3_600_000;

    /// <summary>The values of the last minutes, for a rise; <see cref="PeriodRecord.Missing"/> where there was none.</summary>
    private readonly int[] past;

    private int minute;
    private int minutesInRow;

    public Alarm(AlarmSettings settings)
    {
        Settings = settings;
        past = new int[settings.OverMinutes];
        for (int i = 0; i < past.Length; i++)
        {
            past[i] = PeriodRecord.Missing;
        }
    }

    public AlarmSettings Settings { get; }

    public bool IsRaised { get; private set; }

    /// <summary>What decided it last: the value, or the rise.</summary>
    public int Value { get; private set; }

    /// <summary>Takes a minute; true when the alarm has been raised or has ended.</summary>
    /// <param name="record">The minute.</param>
    /// <param name="localMs">Local time, negative while it is not known.</param>
    public bool TakeMinute(PeriodRecord record, long localMs)
    {
        QualityReason reason = record.Reasons[Settings.Channel];
        bool isUsable = reason == QualityReason.None || Quality.IsDoubt(reason);
        int value = isUsable ? record.Values[Settings.Channel] : PeriodRecord.Missing;
        if (!TryMeasure(value, out int measured))
        {
            return false;
        }

        bool turns = IsRaised ? !Looks(localMs) || !IsBeyond(measured, Settings.Clear) : Looks(localMs) && IsBeyond(measured, Settings.Threshold);
        minutesInRow = turns ? minutesInRow + 1 : 0;
        if (minutesInRow < Settings.Minutes)
        {
            return false;
        }

        minutesInRow = 0;
        IsRaised = !IsRaised;
        Value = measured;
        return true;
    }

    /// <summary>The figure that is held against the threshold. False when there is none.</summary>
    private bool TryMeasure(int value, out int measured)
    {
        measured = value;
        if (past.Length == 0)
        {
            return value != PeriodRecord.Missing;
        }

        int before = past[minute];
        past[minute] = value;
        minute = (minute + 1) % past.Length;
        measured = value - before;
        return value != PeriodRecord.Missing && before != PeriodRecord.Missing;
    }

    private bool IsBeyond(int value, int limit) => Settings.Kind == AlarmKind.Below ? value < limit : value > limit;

    private bool Looks(long localMs)
    {
        int from = Settings.FromHour;
        int to = Settings.ToHour;
        if (from == to)
        {
            return true;
        }

        int hour = (int)(localMs / HourMs % HoursOfDay);
        return localMs >= 0 && (from < to ? hour >= from && hour < to : hour >= from || hour < to);
    }
}
