namespace Station.Platform.Standards;

/// <summary>Over what a concentration is averaged (GB 3095-2026, 3.7 to 3.13).</summary>
public enum Averaging
{
    Hour,
    EightHours,
    Day,
    Year,
}
