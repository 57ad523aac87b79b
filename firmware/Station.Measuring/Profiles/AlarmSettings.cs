namespace Station.Profiles;

/// <summary>An alarm of a profile.</summary>
public sealed class AlarmSettings
{
    public string Name { get; set; }

    /// <summary>Index of the channel.</summary>
    public int Channel { get; set; }

    public AlarmKind Kind { get; set; }

    /// <summary>In stored units: beyond it the alarm is raised.</summary>
    public int Threshold { get; set; }

    /// <summary>In stored units: where it ends; not beyond the threshold.</summary>
    public int Clear { get; set; }

    /// <summary>Minutes that a rise is looked at over.</summary>
    public int OverMinutes { get; set; }

    /// <summary>Minutes in a row that it takes to raise the alarm, and to end it.</summary>
    public int Minutes { get; set; }

    /// <summary>While it lasts, blocks of minutes are closed after so many records; 0: as usual.</summary>
    public int ReportMinutes { get; set; }

    /// <summary>Hour of local time from which on the alarm looks; the same as <see cref="ToHour"/>: always.</summary>
    public int FromHour { get; set; }

    /// <summary>Hour of local time at which it no longer looks.</summary>
    public int ToHour { get; set; }
}
