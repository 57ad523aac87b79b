using Station.Platform.Standards;

namespace Station.Tool.Reporting;

/// <summary>The unit in which a pollutant is shown.</summary>
internal static class ReportUnit
{
    public static MassUnit Of(Pollutant pollutant) => pollutant == Pollutant.CarbonMonoxide ? MassUnit.Milligram : MassUnit.Microgram;
}
