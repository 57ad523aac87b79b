namespace Station.Platform.Standards;

/// <summary>A pollutant of a report, and the averaging of the row by which it is judged.</summary>
public sealed record IndexUse(Pollutant Pollutant, Averaging Row, Citation Citation);
