namespace Station.Platform.Keys;

/// <summary>
/// What a receiver holds instead of the root: the chain key of one epoch, from which that epoch and later ones follow and
/// no earlier one, and the command key, with which receipts are sealed.
/// </summary>
public sealed record CheckpointSecret(int Epoch, byte[] ChainKey, byte[] CommandKey) : StationSecret;
