namespace Station.Platform.Standards;

/// <summary>The limits of one pollutant and averaging, for zones of class one (grade I) and two (grade II).</summary>
public sealed record AirLimit(
    Pollutant Pollutant, Averaging Averaging, MassUnit Unit, decimal GradeOne, decimal GradeTwo, Citation Citation);
