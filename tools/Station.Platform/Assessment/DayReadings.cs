using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Platform.Assessment;

/// <summary>Sorts a day's records into quantities and hours. Only what is evidence and normal counts; the rest is counted with its reason.</summary>
internal sealed class DayReadings(LocalDay day, AirStatisticsTable? statistics)
{
    private readonly Dictionary<Pollutant, HourParts> air = [];
    private readonly Dictionary<(string? Factor, string Why), long> leftOut = [];

    /// <summary>Concentrations in ug/m3.</summary>
    public IReadOnlyDictionary<Pollutant, HourParts> Air => air;

    /// <summary>Equivalent levels in dB(A).</summary>
    public HourParts Levels { get; } = new();

    /// <summary>Highest levels in dB(A).</summary>
    public HourParts HighestLevels { get; } = new();

    public long Records { get; private set; }

    public long CountedRecords { get; private set; }

    public long LargestUncertaintyMs { get; private set; }

    /// <summary>The site as the newest record's context names it.</summary>
    public string? Site { get; private set; }

    public IReadOnlyList<LeftOut> LeftOut =>
    [
        .. leftOut.Select(pair => new LeftOut(pair.Key.Factor, pair.Key.Why, pair.Value))
            .OrderBy(item => item.Factor, StringComparer.Ordinal).ThenBy(item => item.Why, StringComparer.Ordinal),
    ];

    public void Take(StoredPeriod period)
    {
        Records++;
        Site = period.Context?.Site ?? Site;
        if (Refusal(period) is { } why)
        {
            Count(null, why);
            return;
        }

        CountedRecords++;
        LargestUncertaintyMs = Math.Max(LargestUncertaintyMs, period.Record.UncertaintyMs ?? 0);
        var columns = period.Context!.Columns;
        for (var position = 0; position < Math.Min(columns.Count, period.Record.Values.Count); position++)
        {
            TakeColumn(period, columns, position);
        }
    }

    private static string? Refusal(StoredPeriod period) => period switch
    {
        { Record.IsConfirmed: false } => "provisional: its block has not come",
        { Record.TimeState: TimeState.Disputed } => "time disputed: the anchors of its boot contradict each other, or the arrival of its live copies does",
        { HasConflict: true } => "conflict: its identity came with more than one content",
        { Context: null } => "context missing: the meaning of its columns has not come",
        { Context.IsMaintenance: true } => "maintenance",
        _ => null,
    };

    private void TakeColumn(StoredPeriod period, IReadOnlyList<StoredColumn> columns, int position)
    {
        var column = columns[position];
        if (FindTarget(column) is not { } target)
        {
            return;
        }

        var (parts, scale) = target;
        if (columns.Any(other => other.Factor == column.Factor && other.Statistic == column.Statistic && other.Instance < column.Instance))
        {
            Count(column.Factor, $"instrument {column.Instance}: the first one counts");
            return;
        }

        if (parts is null || scale is null)
        {
            Count(column.Factor, $"unit '{column.Unit}': it cannot be converted");
            return;
        }

        var record = period.Record;
        var quality = record.Qualities[position];
        var value = quality.FlagLetter == 'N' && record.Values[position] is { } number
            ? Fraction.Scaled(number, column.Exponent) * scale.Value
            : (Fraction?)null;
        if (value is null)
        {
            Count(column.Factor, FlagTexts.Of(quality));
        }

        parts.Add(day.HourOf(period.MiddleUtcMs), new HourPart(record.PeriodSeconds, record.ValidSeconds, value));
    }

    /// <summary>Where a column's values go and by what they are multiplied; null when no standard asks for the column.</summary>
    private (HourParts? Parts, Fraction? Scale)? FindTarget(StoredColumn column)
    {
        if (ColumnMeaning.PollutantOf(column) is { } pollutant)
        {
            return statistics is null ? null : (PartsOf(pollutant), MassConcentration.MicrogramsPer(column.Unit, pollutant, statistics));
        }

        Fraction? decibels = column.Unit == "dB" ? 1 : null;
        return ColumnMeaning.IsEquivalentLevel(column) ? (Levels, decibels)
            : ColumnMeaning.IsHighestLevel(column) ? (HighestLevels, decibels)
            : null;
    }

    private HourParts PartsOf(Pollutant pollutant)
    {
        if (!air.TryGetValue(pollutant, out var parts))
        {
            air.Add(pollutant, parts = new HourParts());
        }

        return parts;
    }

    private void Count(string? factor, string why) => leftOut[(factor, why)] = leftOut.GetValueOrDefault((factor, why)) + 1;
}
