namespace Station.Profiles;

/// <summary>Reads <c>alarm</c> statements.</summary>
public static class AlarmStatementReader
{
    private const int LongestMinutes = 60;
    private const int LastHour = 23;

    private static readonly string[] Kinds = { "above", "below", "rise" };

    /// <summary>The alarm, or null with a problem reported.</summary>
    public static AlarmSettings Read(ProfileStatement statement, ChannelSettings[] channels)
    {
        int channel = Find(statement, channels);
        int kind = FindKind(statement);
        if (channel < 0 || kind < 0)
        {
            return null;
        }

        int decimals = -channels[channel].Column.Exponent;
        int threshold = statement.Decimal(Kinds[kind], decimals, 0);
        var alarm = new AlarmSettings
        {
            Name = statement.Name,
            Channel = channel,
            Kind = (AlarmKind)kind,
            Threshold = threshold,
            Clear = statement.Decimal("clear", decimals, threshold),
            Minutes = statement.Integer("minutes", 1, LongestMinutes, 1),
            FromHour = statement.Integer("from", 0, LastHour, 0),
            ToHour = statement.Integer("to", 0, LastHour, 0),
        };
        alarm.OverMinutes = alarm.Kind == AlarmKind.Rise ? statement.RequiredInteger("over", 1, LongestMinutes) : 0;
        if (alarm.Kind == AlarmKind.Below ? alarm.Clear < threshold : alarm.Clear > threshold)
        {
            statement.BadValue("clear", statement.Text("clear", string.Empty), "a number on the quiet side of the threshold");
        }

        return alarm;
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

        statement.Report(ProfileToken.MissingKey, "alarm '" + statement.Name + "' needs one of above=, below= and rise=; give exactly one");
        return -1;
    }
}
