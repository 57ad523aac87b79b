using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day of air.</summary>
/// <param name="Pollutants">Those of which there are records.</param>
/// <param name="Index">The day's index.</param>
/// <param name="Hours">The 24 hours' indices.</param>
/// <param name="Limits">Against the limits in force; empty when none are.</param>
/// <param name="IndexTable">The table of the index; it also says how concentrations are rounded.</param>
public sealed record AirDay(
    IReadOnlyList<PollutantDay> Pollutants,
    AirIndexResult Index,
    IReadOnlyList<AirIndexResult> Hours,
    IReadOnlyList<LimitFinding> Limits,
    AirIndexTable IndexTable)
{
    /// <summary>A concentration as it is shown: in its unit, rounded half to even.</summary>
    public decimal? Round(Fraction? micrograms, MassUnit unit) =>
        (micrograms / unit.Micrograms())?.RoundHalfEven(IndexTable.Decimals[unit]);
}
