using Station.Measurement;
using Station.Sensors;

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
        Identities = new SensorIdentity[sensors.Length];
        for (int i = 0; i < sensors.Length; i++)
        {
            Identities[i] = sensors[i].Identity;
        }

        Channels = channels;
        Hours = hours;
    }

    public string Name { get; }

    /// <summary>Grows with each change of the text; chosen by whoever writes it.</summary>
    public int Version { get; }

    /// <summary>Name of the board definition that the profile is meant for.</summary>
    public string Board { get; }

    /// <summary>How the sensors are built; null once they are.</summary>
    public SensorSettings[] Sensors { get; private set; }

    /// <summary>Who the sensors are.</summary>
    public SensorIdentity[] Identities { get; }

    public ChannelSettings[] Channels { get; }

    /// <summary>Its alarms; empty without any.</summary>
    public AlarmSettings[] Alarms { get; set; } = new AlarmSettings[0];

    /// <summary>Length and columns of the records that statistics are kept in.</summary>
    public HourLayout Hours { get; }

    /// <summary>Gives up what only those need who build sensors and channels: some kilobytes that nobody reads again.</summary>
    public void ForgetBuilding()
    {
        Sensors = null;
        for (int i = 0; i < Channels.Length; i++)
        {
            Channels[i].Source = null;
        }
    }
}
