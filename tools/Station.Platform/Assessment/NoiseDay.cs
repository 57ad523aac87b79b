using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day of noise. Levels are dB(A), rounded half to even, and null when too little data stands behind them.</summary>
public sealed record NoiseDay
{
    public required NoiseZoneTable Table { get; init; }

    /// <summary>Leq of the 24 local hours.</summary>
    public required IReadOnlyList<decimal?> Hours { get; init; }

    /// <summary>Valid hours of the day, 06:00 to 22:00.</summary>
    public required int ValidDayHours { get; init; }

    /// <summary>Valid hours of the night: 00:00 to 06:00 and 22:00 to 24:00 of the same calendar day.</summary>
    public required int ValidNightHours { get; init; }

    /// <summary>Ld.</summary>
    public required decimal? Day { get; init; }

    /// <summary>Ln.</summary>
    public required decimal? Night { get; init; }

    /// <summary>Ldn, from Ld and Ln as they are reported, so that anybody can check it.</summary>
    public required decimal? DayNight { get; init; }

    /// <summary>The highest level at night; null when the station records none.</summary>
    public required decimal? NightMaximum { get; init; }

    /// <summary>Against the limits of a zone; null when no zone was named.</summary>
    public required ZoneFinding? Zone { get; init; }
}
