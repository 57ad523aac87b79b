namespace Station.Platform.Standards;

/// <summary>Reads a table of limits of concentrations.</summary>
internal static class AirLimitReader
{
    public static AirLimitTable Read(TableHead head, TableStatements lines) => new()
    {
        Head = head,
        Limits = lines.All("limit", ReadLimit, limit => (limit.Pollutant, limit.Averaging)),
    };

    private static AirLimit ReadLimit(TableStatement line)
    {
        var limit = new AirLimit(
            line.Name("pollutant", line.Value("a pollutant"), PollutantNames.FromToken),
            line.Name("averaging", line.Value("an averaging"), AveragingNames.FromToken),
            line.Name("unit", line.Value("a unit"), MassUnitNames.FromToken),
            line.Number("the limit of grade I", line.Value("the limit of grade I")),
            line.Number("the limit of grade II", line.Value("the limit of grade II")),
            line.Citation);
        return limit.GradeOne > 0 && limit.GradeOne <= limit.GradeTwo
            ? limit
            : throw line.Malformed("the limit of grade I is above 0 and not above that of grade II");
    }
}
