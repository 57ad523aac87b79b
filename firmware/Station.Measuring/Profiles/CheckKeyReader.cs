namespace Station.Profiles;

/// <summary>Reads the keys of a <c>channel</c> statement that say what its readings are held against. They may name channels of any line.</summary>
public static class CheckKeyReader
{
    private const int MostStuckSeconds = 86_400;

    /// <summary>Percent of relative humidity from which on droplets count as dust.</summary>
    private const int UsualHumidityLimit = 85;

    public static CheckSettings Read(ProfileStatement statement, ChannelSettings channel, ChannelSettings[] channels)
    {
        int decimals = -channel.Exponent;
        var checks = new CheckSettings
        {
            StuckSeconds = statement.Integer("stuck", 1, MostStuckSeconds, 0),
            RatePerMinute = statement.Decimal("rate", decimals, 0),
            AtMost = Find(statement, "at-most", channels),
            AtLeast = Find(statement, "at-least", channels),
            Humidity = Find(statement, "humidity", channels),
        };
        if (checks.RatePerMinute < 0)
        {
            statement.BadValue("rate", statement.Text("rate", string.Empty), "a change a minute above 0");
        }

        CheckUnits(statement, "at-most", channel, checks.AtMost, channels);
        CheckUnits(statement, "at-least", channel, checks.AtLeast, channels);
        if (checks.Humidity >= 0)
        {
            int humidityDecimals = -channels[checks.Humidity].Exponent;
            int usual = UsualHumidityLimit;
            for (int i = 0; i < humidityDecimals; i++)
            {
                usual *= 10;
            }

            checks.HumidityLimit = statement.Decimal("humidity-limit", humidityDecimals, usual);
        }

        return checks;
    }

    private static int Find(ProfileStatement statement, string key, ChannelSettings[] channels)
    {
        string name = statement.Text(key, null);
        if (name == null)
        {
            return CheckSettings.None;
        }

        for (int i = 0; i < channels.Length; i++)
        {
            if (channels[i].Name == name && name != statement.Name)
            {
                return i;
            }
        }

        statement.BadValue(key, name, "the name of another channel");
        return CheckSettings.None;
    }

    private static void CheckUnits(ProfileStatement statement, string key, ChannelSettings channel, int other, ChannelSettings[] channels)
    {
        if (other >= 0 && (channels[other].Unit != channel.Unit || channels[other].Exponent != channel.Exponent))
        {
            statement.Report(ProfileToken.Unit, key + " compares with '" + channels[other].Name + "'; give both channels the same unit and decimals");
        }
    }
}
