using Station.Platform.Keys;

namespace Station.Platform.Tests.Vectors;

/// <summary>A station of a vector file: who it is, and what the receiver knows of it.</summary>
internal sealed record VectorStation(TestStation Station)
{
    /// <summary>An epoch that it is known to have reached.</summary>
    public int ReachedEpoch { get; init; }

    /// <summary>Epoch of the chain key that the receiver holds instead of the root; null when it holds the root.</summary>
    public int? CheckpointEpoch { get; init; }

    public Revocation? Revocation { get; init; }

    public RegisteredStation Registered => Station.Registered with
    {
        Secret = CheckpointEpoch is { } epoch
            ? new CheckpointSecret(epoch, Station.ChainKey(epoch), Station.CommandKey())
            : new RootSecret(Station.Root, ReachedEpoch),
        Revocation = Revocation,
    };
}
