namespace Station.Platform.Standards;

/// <summary>When a mean is valid, and how mixing ratios become concentrations (GB 3095, table 4 and reference state).</summary>
public sealed record AirStatisticsTable : StandardTable
{
    public const string KindName = "air-statistics";

    public override string Kind => KindName;

    /// <summary>Fewest minutes of sampling in an hour, for its mean.</summary>
    public required int HourMinutes { get; init; }

    /// <summary>Fewest hour means in a day, for its mean.</summary>
    public required int DayHours { get; init; }

    /// <summary>Fewest hour means in eight hours, for their mean.</summary>
    public required int EightHours { get; init; }

    /// <summary>Fewest eight-hour means in a day, for the highest of them.</summary>
    public required int EightHourMeans { get; init; }

    /// <summary>ug/m3 in one ppb, by gas.</summary>
    public required IReadOnlyDictionary<Pollutant, decimal> MicrogramsPerPpb { get; init; }
}
