namespace Station.Platform.Standards;

/// <summary>How a pollutant is called in tables, in the station's columns and by people.</summary>
public static class PollutantNames
{
    private static readonly (Pollutant Pollutant, string Token, string Factor, string Title)[] Names =
    [
        (Pollutant.SulphurDioxide, "so2", "a21026", "SO2"),
        (Pollutant.NitrogenDioxide, "no2", "a21004", "NO2"),
        (Pollutant.CarbonMonoxide, "co", "a21005", "CO"),
        (Pollutant.Ozone, "o3", "a05024", "O3"),
        (Pollutant.Pm10, "pm10", "a34002", "PM10"),
        (Pollutant.Pm25, "pm25", "a34004", "PM2.5"),
    ];

    /// <summary>The word in limit tables and reports, such as <c>pm25</c>.</summary>
    public static string Token(this Pollutant pollutant) => Names[(int)pollutant].Token;

    /// <summary>As people write it, such as PM2.5.</summary>
    public static string Title(this Pollutant pollutant) => Names[(int)pollutant].Title;

    /// <summary>The code of a station's columns: HJ 212-2017, table B.2, and a05024 of HJ 524.</summary>
    public static string Factor(this Pollutant pollutant) => Names[(int)pollutant].Factor;

    public static Pollutant? FromToken(string token) => Find(name => name.Token == token);

    public static Pollutant? FromFactor(string factor) => Find(name => name.Factor == factor);

    private static Pollutant? Find(Predicate<(Pollutant, string Token, string Factor, string)> match)
    {
        var index = Array.FindIndex(Names, match);
        return index < 0 ? null : (Pollutant)index;
    }
}
