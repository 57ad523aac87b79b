namespace Station.Profiles;

/// <summary>Reads <c>alarm</c> statements.</summary>
public static class AlarmStatementReader
{
    private const int LongestMinutes = 60;
    private const int LastHour = 23;

    /// <summary>An hour is what the platform waits for anyway.</summary>
    private const int LongestReportMinutes = 59;

    /// <summary>Between these hours is the day of GB 3096, unless the local government sets others.</summary>
    private const int DayBegins = 6;
    private const int DayEnds = 22;

    /// <summary>Place of the last word, by which the profile's zone gives the threshold of an alarm of the first kind.</summary>
    private const int ZoneLimit = 3;

    /// <summary>In the order of <see cref="AlarmKind"/>, and one more.</summary>
    private static string[] Kinds => new string[] { "above", "below", "rise", "limit" };

    /// <summary>The alarm, or null with a problem reported.</summary>
    public static AlarmSettings Read(ProfileStatement statement, ChannelSettings[] channels, int zone)
    {
        int channel = Find(statement, channels);
        int kind = FindKind(statement);
        if (channel < 0 || kind < 0)
        {
            return null;
        }

        int decimals = -channels[channel].Exponent;
        bool byZone = kind == ZoneLimit;
        bool atNight = byZone && statement.Choice("limit", "day", "night");
        int threshold = byZone ? ReadLimit(statement, channels[channel], zone, atNight) : statement.Decimal(Kinds[kind], decimals, 0);
        var alarm = new AlarmSettings
        {
            Name = statement.Name,
            Channel = channel,
            Kind = byZone ? AlarmKind.Above : (AlarmKind)kind,
            Threshold = threshold,
            Clear = statement.Decimal("clear", decimals, threshold),
            Minutes = statement.Integer("minutes", 1, LongestMinutes, 1),
            ReportMinutes = statement.Integer("report", 1, LongestReportMinutes, 0),
            FromHour = statement.Integer("from", 0, LastHour, !byZone ? 0 : atNight ? DayEnds : DayBegins),
            ToHour = statement.Integer("to", 0, LastHour, !byZone ? 0 : atNight ? DayBegins : DayEnds),
        };
        alarm.OverMinutes = alarm.Kind == AlarmKind.Rise ? statement.RequiredInteger("over", 1, LongestMinutes) : 0;
        if (alarm.Kind == AlarmKind.Below ? alarm.Clear < threshold : alarm.Clear > threshold)
        {
            statement.BadValue("clear", statement.Text("clear", string.Empty), "a number on the quiet side of the threshold");
        }

        return alarm;
    }

    /// <summary>The limit of the profile's zone, in stored units of a sound level.</summary>
    private static int ReadLimit(ProfileStatement statement, Measurement.Column column, int zone, bool atNight)
    {
        if (zone == NoiseZone.None || column.Unit != "dB")
        {
            statement.BadValue("limit", statement.Text("limit", string.Empty), "zone=... in the profile statement, and a channel in dB");
            return 0;
        }

        int limit = NoiseZone.LimitDecibels(zone, atNight);
        for (int i = column.Exponent; i < 0; i++)
        {
            limit *= 10;
        }

        return limit;
    }

    private static int Find(ProfileStatement statement, ChannelSettings[] channels)
    {
        string name = statement.Required("channel");
        for (int i = 0; i < channels.Length; i++)
        {
            if (channels[i].Name == name)
            {
                return i;
            }
        }

        if (name.Length > 0)
        {
            statement.BadValue("channel", name, "the name of a channel");
        }

        return -1;
    }

    private static int FindKind(ProfileStatement statement)
    {
        int kind = -1;
        int given = 0;
        for (int i = 0; i < Kinds.Length; i++)
        {
            if (statement.Text(Kinds[i], null) != null)
            {
                kind = i;
                given++;
            }
        }

        if (given == 1)
        {
            return kind;
        }

        statement.Report(ProfileToken.MissingKey, "alarm '" + statement.Name + "' needs one of above=, below=, rise= and limit=; give exactly one");
        return -1;
    }
}
