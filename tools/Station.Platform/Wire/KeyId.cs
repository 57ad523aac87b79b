namespace Station.Platform.Wire;

/// <summary>Whose key seals a message: station, generation, epoch.</summary>
public readonly record struct KeyId(uint Station, byte Generation, int Epoch);
