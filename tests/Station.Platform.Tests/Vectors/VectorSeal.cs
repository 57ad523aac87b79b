namespace Station.Platform.Tests.Vectors;

/// <summary>Every value on the way from a payload to a message.</summary>
/// <param name="Use">Whose key seals it: block, live or command.</param>
/// <param name="KeyEpoch">Epoch of that key.</param>
/// <param name="Epoch">Epoch that the key id names.</param>
internal sealed record VectorSeal(TestStation Station, byte[] Payload, string Use, int KeyEpoch, int Epoch)
{
    public byte[] ChainKey => Station.ChainKey(KeyEpoch);

    public byte[] Key => Use switch
    {
        "block" => Station.BlockKey(KeyEpoch),
        "live" => Station.LiveKey(KeyEpoch),
        "command" => Station.CommandKey(),
        _ => throw new InvalidOperationException(Use),
    };

    public byte[] Message => Station.Seal(Payload, Key, Epoch);

    public byte[] Protected => Message[2..15];

    public byte[] MacStructure => TestStation.MacStructure(Protected, Payload);

    public byte[] Tag => Message[^32..];
}
