namespace Station.Platform.Senml;

/// <summary>One period of a station as SenML: its base fields stand in the first record and hold for all.</summary>
/// <param name="Kind">minute or hour.</param>
/// <param name="BaseTimeMs">UTC of the period's start.</param>
/// <param name="HasSecondaryUnits">Whether a record has a unit that only readers of RFC 8798 know.</param>
public sealed record SenmlPack(uint Station, string Kind, long BaseTimeMs, IReadOnlyList<SenmlRecord> Records, bool HasSecondaryUnits)
{
    /// <summary>The version that announces secondary units (RFC 9100: 10 and bit 4).</summary>
    public const int SecondaryUnitsVersion = 26;

    /// <summary>Station and kind of period.</summary>
    public string BaseName => $"sf1/{Station:x8}/{Kind}/";

    /// <summary>Seconds with milliseconds.</summary>
    public SenmlNumber BaseTime => new(BaseTimeMs, -3);
}
