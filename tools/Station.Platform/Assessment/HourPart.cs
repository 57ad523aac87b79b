namespace Station.Platform.Assessment;

/// <summary>What one record says about an hour.</summary>
/// <param name="PeriodSeconds">Nominal length of the record's period.</param>
/// <param name="Seconds">Seconds of it in which was measured.</param>
/// <param name="Value">Null when the record is there but its value does not count.</param>
internal readonly record struct HourPart(int PeriodSeconds, int Seconds, Fraction? Value);
