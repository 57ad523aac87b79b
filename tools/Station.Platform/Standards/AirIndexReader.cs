namespace Station.Platform.Standards;

/// <summary>Reads a table of the air quality index.</summary>
internal static class AirIndexReader
{
    private const int HighestIndex = 1000;
    private const int MostDecimals = 6;

    public static AirIndexTable Read(TableHead head, TableStatements lines)
    {
        var indices = lines.One("index", ReadIndices);
        var rows = lines.All("row", line => ReadRow(line, indices), row => (row.Pollutant, row.Averaging));
        var range = lines.One("range", ReadRange);
        return new AirIndexTable
        {
            Head = head,
            Rows = rows,
            Day = lines.All("day", line => ReadUse(line, rows), use => (use.Pollutant, use.Row)),
            Hour = lines.All("hour", line => ReadUse(line, rows), use => use.Pollutant),
            Decimals = ReadDecimals(lines),
            LowestIndex = range.Lowest,
            HighestIndex = range.Highest,
            PrimaryAbove = lines.One("primary", line => line.Integer("above", line.Key("above"), 0, HighestIndex)),
            IncompleteAbove = lines.One(
                "publish", line => line.Integer("incomplete-above", line.Key("incomplete-above"), 0, HighestIndex)),
            Levels = ReadLevels(lines, range.Highest),
        };
    }

    private static int[] ReadIndices(TableStatement line)
    {
        var indices = new List<int>();
        while (line.HasValues)
        {
            indices.Add(line.Integer("an index", line.Value("an index"), indices.Count == 0 ? 0 : indices[^1] + 1, HighestIndex));
        }

        return indices.Count > 1 && indices[0] == 0 ? [.. indices] : throw line.Malformed("indices begin with 0, and there are at least two");
    }

    /// <summary>A row's concentrations, one an index; from the first '-' on there are no more.</summary>
    private static IndexRow ReadRow(TableStatement line, int[] indices)
    {
        var pollutant = line.Name("pollutant", line.Value("a pollutant"), PollutantNames.FromToken);
        var averaging = line.Name("averaging", line.Value("an averaging"), AveragingNames.FromToken);
        var unit = line.Name("unit", line.Value("a unit"), MassUnitNames.FromToken);
        var points = new List<IndexPoint>();
        var ended = false;
        foreach (var index in indices)
        {
            var text = line.Value($"the concentration of index {index}");
            ended |= text == "-";
            if (!ended)
            {
                points.Add(new IndexPoint(index, line.Number("a concentration", text)));
            }
            else if (text != "-")
            {
                throw line.Malformed("a concentration follows one that is left out");
            }
        }

        var rising = points.Count > 1 && points[0].Concentration == 0
            && points.Zip(points.Skip(1)).All(pair => pair.First.Concentration < pair.Second.Concentration);
        var above = line.Key("above");
        return rising
            ? new IndexRow(pollutant, averaging, unit, points, above == "none" ? null : ReadAbove(line, above, points[^1].Index), line.Citation)
            : throw line.Malformed("concentrations rise from 0 on, and there are at least two");
    }

    private static int ReadAbove(TableStatement line, string text, int last) => line.Integer("above", text, last, HighestIndex);

    private static IndexUse ReadUse(TableStatement line, IReadOnlyList<IndexRow> rows)
    {
        var pollutant = line.Name("pollutant", line.Value("a pollutant"), PollutantNames.FromToken);
        var row = line.Name("averaging", line.Key("row"), AveragingNames.FromToken);
        return rows.Any(candidate => candidate.Pollutant == pollutant && candidate.Averaging == row)
            ? new IndexUse(pollutant, row, line.Citation)
            : throw line.Malformed($"there is no row {pollutant.Token()} {row.Token()}");
    }

    private static (int Lowest, int Highest) ReadRange(TableStatement line)
    {
        var lowest = line.Integer("the lowest index", line.Value("the lowest index"), 0, HighestIndex);
        return (lowest, line.Integer("the highest index", line.Value("the highest index"), lowest + 1, HighestIndex));
    }

    private static Dictionary<MassUnit, int> ReadDecimals(TableStatements lines)
    {
        var decimals = lines.All(
            "decimals",
            line => (Unit: line.Name("unit", line.Value("a unit"), MassUnitNames.FromToken),
                Places: line.Integer("the number of places", line.Value("the number of places"), 0, MostDecimals)),
            item => item.Unit).ToDictionary(item => item.Unit, item => item.Places);
        return decimals.Count == Enum.GetValues<MassUnit>().Length ? decimals : throw lines.Missing("decimals of ug/m3 and of mg/m3");
    }

    private static IReadOnlyList<IndexLevel> ReadLevels(TableStatements lines, int highest)
    {
        var below = -1;
        var levels = lines.All(
            "level",
            line =>
            {
                var number = line.Integer("the level", line.Value("the level"), 1, 20);
                below = line.Integer("up-to", line.Key("up-to"), below + 1, highest);
                var color = line.Key("color");
                var isColor = color.Length == 7 && color[0] == '#' && !color.AsSpan(1).ContainsAnyExcept("0123456789ABCDEF");
                return isColor
                    ? new IndexLevel(number, below, color, line.Key("name"), line.Citation)
                    : throw line.Malformed($"'{color}' is not a colour such as #00E400");
            },
            level => level.Number);
        return below == highest ? levels : throw lines.Missing($"level up-to={highest}");
    }
}
