namespace Station.Platform.Standards;

/// <summary>Reads a table of the rules for means.</summary>
internal static class AirStatisticsReader
{
    private const int MostEightHourMeans = 17;

    public static AirStatisticsTable Read(TableHead head, TableStatements lines)
    {
        var requirements = new TableRequirements(lines);
        var table = new AirStatisticsTable
        {
            Head = head,
            HourMinutes = requirements.Take("hour-minutes", 60),
            DayHours = requirements.Take("day-hours", 24),
            EightHours = requirements.Take("eight-hours", 8),
            EightHourMeans = requirements.Take("eight-hour-means", MostEightHourMeans),
            MicrogramsPerPpb = lines.All("conversion", ReadConversion, item => item.Pollutant)
                .ToDictionary(item => item.Pollutant, item => item.Factor),
        };
        requirements.End();
        return table;
    }

    private static (Pollutant Pollutant, decimal Factor) ReadConversion(TableStatement line)
    {
        var pollutant = line.Name("pollutant", line.Value("a pollutant"), PollutantNames.FromToken);
        var factor = line.Number("the conversion", line.Value("the conversion"));
        return factor > 0 && pollutant is not (Pollutant.Pm10 or Pollutant.Pm25)
            ? (pollutant, factor)
            : throw line.Malformed("a conversion is above 0 and belongs to a gas");
    }
}
