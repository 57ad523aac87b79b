using System.Text;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Senml;

/// <summary>
/// Makes packs of periods. A name is <c>sf1/station/minute|hour/factor/statistic/instance</c>; a flag other than N
/// follows as a text under the same name and <c>/flag</c>, its reason under <c>/reason</c>. An absent value has only these.
/// </summary>
public static class SenmlComposer
{
    private const int HourKind = 2;
    private const string NameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:./_";

    private static readonly string[] Statistics =
        ["Rtd", "Avg", "Min", "Max", "Cou", "Sum", "Leq", "L5", "L10", "L50", "L90", "L95", "Lmx", "Lmn", "SD", "Med", "Ld", "Ln", "Ldn"];

    /// <summary>The pack of a period; null when its columns are not known or it is in conflict with another.</summary>
    public static SenmlPack? Compose(uint station, StoredPeriod period)
    {
        if (period.HasConflict || period.Context is not { } context || context.Columns.Count < period.Record.Values.Count)
        {
            return null;
        }

        var records = new List<SenmlRecord>();
        var hasSecondaryUnits = false;
        for (var position = 0; position < period.Record.Values.Count; position++)
        {
            hasSecondaryUnits |= AddColumn(records, context.Columns[position], period.Record.Values[position], period.Record.Qualities[position]);
        }

        var kind = period.Record.Kind == HourKind ? "hour" : "minute";
        return records.Count == 0 ? null : new SenmlPack(station, kind, period.UtcMs, records, hasSecondaryUnits);
    }

    /// <summary>Adds a column's records; true when its unit is a secondary one.</summary>
    private static bool AddColumn(List<SenmlRecord> records, StoredColumn column, int? value, Quality quality)
    {
        var name = NameOf(column);
        var unit = SenmlUnits.Find(column.Factor, column.Statistic, column.Unit);
        if (value is { } number)
        {
            records.Add(new SenmlRecord(name, unit?.Symbol, new SenmlNumber(number, column.Exponent + (unit?.Shift ?? 0)), null));
        }

        if (quality.Flag != 0)
        {
            records.Add(new SenmlRecord($"{name}/flag", null, null, quality.FlagLetter.ToString()));
        }

        if (quality.Reason != 0)
        {
            records.Add(new SenmlRecord($"{name}/reason", null, new SenmlNumber(quality.Reason, 0), null));
        }

        return value is not null && unit is { IsSecondary: true };
    }

    /// <summary>A factor may be any text; a name of SenML has letters, digits and a few marks (RFC 8428 section 4.5.1).</summary>
    private static string NameOf(StoredColumn column)
    {
        var statistic = column.Statistic < Statistics.Length ? Statistics[column.Statistic] : $"s{column.Statistic}";
        var name = new StringBuilder();
        foreach (var character in column.Factor)
        {
            name.Append(NameCharacters.Contains(character) ? character : '_');
        }

        return name.Append('/').Append(statistic).Append('/').Append(column.Instance).ToString();
    }
}
