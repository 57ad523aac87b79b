using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>Concentrations to indices by one table (HJ 633-2026, 4.2.4 to 4.2.6; HJ 633-2012, 4.2 and 6.2).</summary>
public static class AirIndex
{
    /// <summary>A concentration in ug/m3 as the index sees it: in the row's unit, rounded half to even to the table's places.</summary>
    public static decimal Round(this AirIndexTable table, IndexRow row, Fraction micrograms) =>
        (micrograms / row.Unit.Micrograms()).RoundHalfEven(table.Decimals[row.Unit]);

    /// <summary>
    /// The index of one pollutant from 0 to 500, rounded up; null when the table computes none for so high a value.
    /// </summary>
    /// <param name="concentration">Rounded, in the row's unit; below 0 it counts as 0, which is what an instrument's zero drifts around.</param>
    public static int? Of(this IndexRow row, decimal concentration)
    {
        if (concentration <= 0)
        {
            return row.Points[0].Index;
        }

        foreach (var (low, high) in row.Points.Zip(row.Points.Skip(1)))
        {
            if (concentration <= high.Concentration)
            {
                var share = ((Fraction)concentration - low.Concentration) / ((Fraction)high.Concentration - low.Concentration);
                return ((share * (high.Index - low.Index)) + low.Index).Ceiling();
            }
        }

        return row.Above;
    }

    /// <summary>The indices of a report, by pollutant; those that could not be computed are missing.</summary>
    /// <param name="uses">What the report holds.</param>
    /// <param name="concentration">In ug/m3; null when there is no valid one.</param>
    public static AirIndexResult Of(
        this AirIndexTable table, IEnumerable<IndexUse> uses, Func<IndexUse, Fraction?> concentration)
    {
        var parts = new List<IndexPart>();
        foreach (var use in uses)
        {
            var row = table.Row(use);
            decimal? rounded = concentration(use) is { } value ? table.Round(row, value) : null;
            parts.Add(new IndexPart(use.Pollutant, use.Row, row.Unit, rounded, rounded is null ? null : row.Of(rounded.Value)));
        }

        return AirIndexResult.Of(table, parts);
    }
}
