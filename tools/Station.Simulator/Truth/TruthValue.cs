namespace Station.Simulator.Truth;

/// <summary>What a column of a record must hold: a value in stored units or none, HJ 212's letter, and why.</summary>
public readonly record struct TruthValue(int? Value, char Flag, string Reason);
