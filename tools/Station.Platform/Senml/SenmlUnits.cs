namespace Station.Platform.Senml;

/// <summary>
/// From the stations' units to those of the registry "SenML Units" (RFC 8428, RFC 8798). A primary unit is taken wherever a
/// power of ten leads to it in numbers that people use; concentrations keep micrograms, which are secondary.
/// </summary>
public static class SenmlUnits
{
    private const byte CountStatistic = 4;

    private static readonly Dictionary<string, SenmlUnit> Units = new(StringComparer.Ordinal)
    {
        ["C"] = new("Cel"),
        ["hPa"] = new("Pa", 2),
        ["kPa"] = new("Pa", 3),
        ["mm"] = new("m", -3),
        ["cm"] = new("m", -2),
        ["mV"] = new("V", -3),
        ["mA"] = new("A", -3),
        ["%"] = new("/", -2),
        ["ppm"] = new("/", -6),
        ["ppb"] = new("/", -9),
        ["mg/L"] = new("kg/m3", -3),
        ["ug/m3"] = new("ug/m3", 0, IsSecondary: true),
        ["mg/m3"] = new("ug/m3", 3, IsSecondary: true),
        ["ng/m3"] = new("ug/m3", -3, IsSecondary: true),
        ["min"] = new("min", 0, IsSecondary: true),
        ["h"] = new("h", 0, IsSecondary: true),
    };

    /// <summary>Units that stations and the registry write alike.</summary>
    private static readonly HashSet<string> Alike =
        new(["m", "s", "V", "A", "W", "Pa", "K", "Hz", "dB", "m/s", "m3/s", "W/m2", "lx", "pH", "S/m", "deg", "count", "kg/m3", "NTU"], StringComparer.Ordinal);

    /// <summary>Relative humidity has a unit of its own: factor of HJ 212.</summary>
    private const string HumidityFactor = "a01002";

    /// <summary>The unit of a column; null when the registry has none for it, and then the value goes without.</summary>
    public static SenmlUnit? Find(string factor, int statistic, string unit)
    {
        if (statistic == CountStatistic)
        {
            return new SenmlUnit("count");
        }

        if (unit == "%" && factor == HumidityFactor)
        {
            return new SenmlUnit("%RH");
        }

        return Units.TryGetValue(unit, out var found) ? found : Alike.Contains(unit) ? new SenmlUnit(unit) : null;
    }
}
