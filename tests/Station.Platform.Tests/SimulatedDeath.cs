namespace Station.Platform.Tests;

/// <summary>Ends a receiver at the place where it is thrown.</summary>
internal sealed class SimulatedDeath : Exception;
