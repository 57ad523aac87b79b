namespace Station.Simulator.Lamps;

/// <summary>A stretch of a rhythm.</summary>
/// <param name="IsLit">Whether the LED is on.</param>
/// <param name="LengthMs">How long, in ms.</param>
public readonly record struct LampPart(bool IsLit, int LengthMs);
