namespace Station.Platform.Standards;

/// <summary>Limits of concentrations (GB 3095, table 1).</summary>
public sealed record AirLimitTable : StandardTable
{
    public const string KindName = "air-limits";

    public override string Kind => KindName;

    public required IReadOnlyList<AirLimit> Limits { get; init; }
}
