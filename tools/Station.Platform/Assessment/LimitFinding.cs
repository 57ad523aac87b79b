using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day against one limit of GB 3095.</summary>
/// <param name="Value">Rounded, in the limit's unit; null when there is no valid one, and then nothing is said.</param>
/// <param name="HoursAboveTwo">Of an hour limit: hours above grade II.</param>
public sealed record LimitFinding(AirLimit Limit, decimal? Value, int? HoursAboveTwo)
{
    public bool? MeetsGradeOne => Value is null ? null : Value <= Limit.GradeOne;

    public bool? MeetsGradeTwo => Value is null ? null : Value <= Limit.GradeTwo;
}
