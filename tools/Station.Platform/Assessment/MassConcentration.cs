using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>Units of columns to ug/m3. Gases are referred to 298.15 K and 1013.25 hPa whatever the weather, particulate matter is left as it is (GB 3095-2026, 4.3).</summary>
public static class MassConcentration
{
    /// <summary>How many ug/m3 one of the unit is; null when the unit is not known, or no unit for this pollutant.</summary>
    public static Fraction? MicrogramsPer(string unit, Pollutant pollutant, AirStatisticsTable table)
    {
        Fraction? perPpb = table.MicrogramsPerPpb.TryGetValue(pollutant, out var factor) ? factor : null;
        return unit switch
        {
            "ug/m3" => 1,
            "mg/m3" => 1000,
            "ng/m3" => new Fraction(1, 1000),
            "ppb" => perPpb,
            "ppm" => perPpb * 1000,
            _ => null,
        };
    }
}
