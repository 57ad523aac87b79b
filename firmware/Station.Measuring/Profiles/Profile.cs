using Station.Measurement;

namespace Station.Profiles;

/// <summary>What a station measures and with what: read from text by <see cref="ProfileReader"/>.</summary>
public sealed class Profile
{
    public Profile(string name, int version, string board, SensorSettings[] sensors, ChannelSettings[] channels, HourLayout hours)
    {
        Name = name;
        Version = version;
        Board = board;
        Sensors = sensors;
        Channels = channels;
        Hours = hours;
    }

    public string Name { get; }

    /// <summary>Grows with each change of the text; chosen by whoever writes it.</summary>
    public int Version { get; }

    /// <summary>Name of the board definition that the profile is meant for.</summary>
    public string Board { get; }

    public SensorSettings[] Sensors { get; }

    public ChannelSettings[] Channels { get; }

    /// <summary>Its alarms; empty without any.</summary>
    public AlarmSettings[] Alarms { get; set; } = new AlarmSettings[0];

    /// <summary>Length and columns of the records that statistics are kept in.</summary>
    public HourLayout Hours { get; }

    /// <summary>The columns of the records, in the order of the channels.</summary>
    public Column[] CreateColumns()
    {
        var columns = new Column[Channels.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Channels[i].Column;
        }

        return columns;
    }
}
