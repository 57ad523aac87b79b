using Station.Platform.Standards;

namespace Station.Platform.Tests.Standards;

/// <summary>The tables that the product comes with.</summary>
internal static class SeedTables
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "standards");

    public static StandardTables All { get; } = StandardTables.Load(Directory);

    public static AirIndexTable Index2026 { get; } = All.InForce<AirIndexTable>(new DateOnly(2026, 11, 23))!;

    public static AirIndexTable Index2012 { get; } = All.InForce<AirIndexTable>(new DateOnly(2026, 2, 28))!;

    public static AirStatisticsTable Statistics { get; } = All.InForce<AirStatisticsTable>(new DateOnly(2026, 11, 23))!;

    public static NoiseZoneTable Zones { get; } = All.InForce<NoiseZoneTable>(new DateOnly(2026, 11, 23))!;
}
