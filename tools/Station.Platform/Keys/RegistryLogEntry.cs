namespace Station.Platform.Keys;

/// <summary>Something that was done with a registry: added, revoked, handed over.</summary>
public sealed record RegistryLogEntry(DateTimeOffset Time, string What);
