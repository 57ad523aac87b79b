namespace Station.Profiles;

/// <summary>An alarm of a profile.</summary>
public sealed class AlarmSettings
{
    /// <summary>Places in <see cref="small"/>.</summary>
    private const int ChannelPlace = 0;
    private const int KindPlace = 1;
    private const int OverPlace = 2;
    private const int MinutesPlace = 3;
    private const int ReportPlace = 4;
    private const int FromPlace = 5;
    private const int ToPlace = 6;
    private const int PlaceCount = 7;

    /// <summary>What fits a byte: a field each would take twelve.</summary>
    private readonly byte[] small = new byte[PlaceCount];

    public string Name { get; set; }

    /// <summary>Index of the channel.</summary>
    public int Channel
    {
        get => small[ChannelPlace];
        set => small[ChannelPlace] = (byte)value;
    }

    public AlarmKind Kind
    {
        get => (AlarmKind)small[KindPlace];
        set => small[KindPlace] = (byte)value;
    }

    /// <summary>In stored units: beyond it the alarm is raised.</summary>
    public int Threshold { get; set; }

    /// <summary>In stored units: where it ends; not beyond the threshold.</summary>
    public int Clear { get; set; }

    /// <summary>Minutes that a rise is looked at over, up to 60.</summary>
    public int OverMinutes
    {
        get => small[OverPlace];
        set => small[OverPlace] = (byte)value;
    }

    /// <summary>Minutes in a row that it takes to raise the alarm, and to end it, up to 60.</summary>
    public int Minutes
    {
        get => small[MinutesPlace];
        set => small[MinutesPlace] = (byte)value;
    }

    /// <summary>While it lasts, blocks of minutes are closed after so many records, up to 59; 0: as usual.</summary>
    public int ReportMinutes
    {
        get => small[ReportPlace];
        set => small[ReportPlace] = (byte)value;
    }

    /// <summary>Hour of local time from which on the alarm looks; the same as <see cref="ToHour"/>: always.</summary>
    public int FromHour
    {
        get => small[FromPlace];
        set => small[FromPlace] = (byte)value;
    }

    /// <summary>Hour of local time at which it no longer looks.</summary>
    public int ToHour
    {
        get => small[ToPlace];
        set => small[ToPlace] = (byte)value;
    }
}
