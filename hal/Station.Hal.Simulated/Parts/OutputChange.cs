namespace Station.Hal.Simulated;

/// <summary>An output changed to this state at this true time.</summary>
public readonly record struct OutputChange(long AtMs, bool Active);
