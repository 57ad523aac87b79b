namespace Station.Simulator.Truth;

/// <summary>An alarm was raised or has ended.</summary>
/// <param name="UptimeMs">End of the minute that decided it.</param>
/// <param name="Name">Its name in the profile.</param>
/// <param name="Column">Its channel's column.</param>
/// <param name="IsRaised">Raised, or ended.</param>
/// <param name="Value">What decided it, in stored units.</param>
public sealed record AlarmTurn(long UptimeMs, string Name, int Column, bool IsRaised, long Value);
