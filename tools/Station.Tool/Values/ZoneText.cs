using Station.Platform.Assessment;
using Station.Platform.Standards;

namespace Station.Tool.Values;

/// <summary>Functional zones as people type them.</summary>
internal static class ZoneText
{
    public static NoiseZone Parse(string text, StandardTables tables, LocalDay day)
    {
        IReadOnlyList<NoiseZone> zones = tables.InForce<NoiseZoneTable>(day.Date)?.Zones ?? [];
        string known = zones.Count == 0 ? "leave --zone out: no table of zones is in force on that day" : $"use one of {string.Join(", ", zones.Select(zone => zone.Name))}";
        return zones.FirstOrDefault(zone => zone.Name == text)
            ?? throw new ToolError(ExitStatus.Usage, "report-zone", $"There is no zone '{text}' on {day.Date:yyyy-MM-dd}:", $"{known}.");
    }
}
