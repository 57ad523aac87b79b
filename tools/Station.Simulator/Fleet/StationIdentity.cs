namespace Station.Simulator.Fleet;

/// <summary>Who a simulated station is towards the platform.</summary>
/// <param name="Number">Station number.</param>
/// <param name="Generation">Generation of its keys.</param>
/// <param name="ChainKey">K0, 32 bytes.</param>
/// <param name="CommandKey">C, 32 bytes.</param>
public sealed record StationIdentity(uint Number, byte Generation, byte[] ChainKey, byte[] CommandKey);
