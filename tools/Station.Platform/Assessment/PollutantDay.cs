using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>One pollutant's day. Concentrations are exact, in ug/m3, and null when too little data stands behind them.</summary>
public sealed record PollutantDay
{
    public required Pollutant Pollutant { get; init; }

    /// <summary>The 24 hour means by local hour; null where fewer minutes were sampled than the standard asks for.</summary>
    public required IReadOnlyList<Fraction?> HourMeans { get; init; }

    public required int ValidHours { get; init; }

    /// <summary>The mean of the hour means.</summary>
    public required Fraction? DayMean { get; init; }

    /// <summary>How many of the day's 17 sliding eight-hour means are valid.</summary>
    public required int EightHourMeans { get; init; }

    /// <summary>The highest sliding eight-hour mean.</summary>
    public required Fraction? HighestEightHours { get; init; }

    /// <summary>The highest hour mean.</summary>
    public required Fraction? HighestHour { get; init; }

    /// <summary>The concentration by which the day is judged under a row of that averaging.</summary>
    public Fraction? Of(Averaging averaging) => averaging switch
    {
        Averaging.Hour => HighestHour,
        Averaging.EightHours => HighestEightHours,
        Averaging.Day => DayMean,
        _ => null,
    };
}
