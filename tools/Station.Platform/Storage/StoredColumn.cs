namespace Station.Platform.Storage;

/// <summary>What a column of a stored record means.</summary>
/// <param name="Factor">Code of HJ 212 where one exists.</param>
/// <param name="Statistic">Code of the telemetry format, section 4.4.</param>
/// <param name="Exponent">A value is its integer times ten to it.</param>
/// <param name="Instance">Which of several instruments of a kind.</param>
public sealed record StoredColumn(string Factor, int Statistic, string Unit, int Exponent, long Instance);
