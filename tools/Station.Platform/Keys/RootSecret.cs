namespace Station.Platform.Keys;

/// <summary>The root of a station's keys: every epoch and the command key follow from it.</summary>
/// <param name="Root">32 random bytes.</param>
/// <param name="ReachedEpoch">
/// An epoch that the station is known to have reached. Nothing is derived from it; it moves the bound on what a forged key
/// id can make a receiver compute.
/// </param>
public sealed record RootSecret(byte[] Root, int ReachedEpoch = 0) : StationSecret;
