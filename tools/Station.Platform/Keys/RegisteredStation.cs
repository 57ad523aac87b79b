namespace Station.Platform.Keys;

/// <summary>One generation of a station as the registry knows it.</summary>
public sealed record RegisteredStation(uint Number, byte Generation, string Name, byte[] Root);
