namespace Station.Platform.Senml;

/// <summary>A unit of the SenML registry, and the power of ten from the station's unit to it.</summary>
/// <param name="IsSecondary">Whether it is a secondary unit (RFC 8798), which a pack must announce with its version.</param>
public readonly record struct SenmlUnit(string Symbol, int Shift = 0, bool IsSecondary = false);
