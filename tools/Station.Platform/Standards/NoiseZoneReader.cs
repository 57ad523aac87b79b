namespace Station.Platform.Standards;

/// <summary>Reads a table of noise zones.</summary>
internal static class NoiseZoneReader
{
    private const int LoudestDecibels = 140;
    private const int LargestExcess = 40;
    private const int MostDecimals = 3;

    public static NoiseZoneTable Read(TableHead head, TableStatements lines)
    {
        var requirements = new TableRequirements(lines);
        var (dayFrom, nightFrom) = lines.One("hours", ReadHours);
        var table = new NoiseZoneTable
        {
            Head = head,
            Zones = lines.All("zone", ReadZone, zone => zone.Name),
            DayFrom = dayFrom,
            NightFrom = nightFrom,
            NightMaximumExcess = lines.One("night-maximum", line => line.Integer("excess", line.Key("excess"), 0, LargestExcess)),
            NightWeight = lines.One("night-weight", line => line.Integer("decibels", line.Key("decibels"), 0, LargestExcess)),
            Decimals = lines.One("decimals", ReadDecimals),
            HourMinutes = requirements.Take("hour-minutes", 60),
            DayHours = requirements.Take("day-hours", nightFrom - dayFrom),
            NightHours = requirements.Take("night-hours", 24 - nightFrom + dayFrom),
        };
        requirements.End();
        return table;
    }

    private static NoiseZone ReadZone(TableStatement line)
    {
        var name = line.Value("a name");
        var day = line.Integer("day", line.Key("day"), 1, LoudestDecibels);
        return new NoiseZone(name, day, line.Integer("night", line.Key("night"), 1, day), line.Citation);
    }

    private static (int DayFrom, int NightFrom) ReadHours(TableStatement line)
    {
        var day = ReadHour(line, "day");
        var night = ReadHour(line, "night");
        return day < night ? (day, night) : throw line.Malformed("the day begins before the night");
    }

    private static int ReadHour(TableStatement line, string key)
    {
        var text = line.Key(key);
        return text.Length == 5 && text.EndsWith(":00", StringComparison.Ordinal)
            ? line.Integer(key, text[..2], 1, 23)
            : throw line.Malformed($"{key} is '{text}', not a whole hour such as 06:00");
    }

    private static int ReadDecimals(TableStatement line)
    {
        var unit = line.Value("a unit");
        return unit == "dB"
            ? line.Integer("the number of places", line.Value("the number of places"), 0, MostDecimals)
            : throw line.Malformed($"levels are in dB, not in '{unit}'");
    }
}
