namespace Station.Platform.Standards;

/// <summary>Limits of noise by functional zone, and the rules of its levels (GB 3096, HJ 906). Levels are dB(A).</summary>
public sealed record NoiseZoneTable : StandardTable
{
    public const string KindName = "noise-zones";

    public override string Kind => KindName;

    public required IReadOnlyList<NoiseZone> Zones { get; init; }

    /// <summary>Local hour at which the day begins.</summary>
    public required int DayFrom { get; init; }

    /// <summary>Local hour at which the night begins.</summary>
    public required int NightFrom { get; init; }

    /// <summary>By how many dB the highest level at night may exceed the night limit.</summary>
    public required int NightMaximumExcess { get; init; }

    /// <summary>dB that are added to the night's level in Ldn.</summary>
    public required int NightWeight { get; init; }

    /// <summary>Places that are kept of a level.</summary>
    public required int Decimals { get; init; }

    /// <summary>Fewest minutes of valid data in an hour.</summary>
    public required int HourMinutes { get; init; }

    /// <summary>Fewest valid hours of the day, for Ld.</summary>
    public required int DayHours { get; init; }

    /// <summary>Fewest valid hours of the night, for Ln.</summary>
    public required int NightHours { get; init; }

    public bool IsNight(int hour) => hour < DayFrom || hour >= NightFrom;
}
