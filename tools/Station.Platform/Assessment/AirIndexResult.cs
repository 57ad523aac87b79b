using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>An air quality index with what it came from.</summary>
/// <param name="Index">AQI: the highest of the parts; null when there is none.</param>
/// <param name="IsPublished">Whether it may be published although pollutants are missing (HJ 633-2026, 5.3.1).</param>
/// <param name="Primary">The pollutants with the highest index, when that is high enough to name them (4.3.1).</param>
/// <param name="Missing">Pollutants of the report without an index.</param>
/// <param name="Level">The level of <paramref name="Index"/>.</param>
public sealed record AirIndexResult(
    IReadOnlyList<IndexPart> Parts,
    int? Index,
    bool IsPublished,
    IReadOnlyList<Pollutant> Primary,
    IReadOnlyList<Pollutant> Missing,
    IndexLevel? Level)
{
    internal static AirIndexResult Of(AirIndexTable table, IReadOnlyList<IndexPart> parts)
    {
        var byPollutant = parts.GroupBy(part => part.Pollutant)
            .ToDictionary(group => group.Key, group => group.Max(part => part.Index));
        var highest = byPollutant.Values.Max();
        int? index = highest is null ? null : Math.Clamp(highest.Value, table.LowestIndex, table.HighestIndex);
        Pollutant[] missing = [.. byPollutant.Where(pair => pair.Value is null).Select(pair => pair.Key)];
        Pollutant[] primary = index > table.PrimaryAbove
            ? [.. byPollutant.Where(pair => pair.Value == highest).Select(pair => pair.Key)]
            : [];
        return new AirIndexResult(
            parts,
            index,
            index is not null && (missing.Length == 0 || index > table.IncompleteAbove),
            primary,
            missing,
            index is null ? null : table.Levels.First(level => index <= level.UpTo));
    }
}
