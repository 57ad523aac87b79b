namespace Station.Platform.Checkpoints;

/// <summary>
/// How far a store had a station's chain, and a digest of it. From the last block the chain is followed back along the tags
/// that the blocks name, as far as it is unbroken; blocks that come later and fill a gap before do not change it.
/// </summary>
/// <param name="FirstBlock">The first block of the unbroken stretch that ends with the last.</param>
/// <param name="LastBlock">The highest block that was there.</param>
/// <param name="Tag">The last block's tag in hexadecimal digits.</param>
/// <param name="Digest">SHA-256 over the tags of the stretch, from the last to the first, in hexadecimal digits.</param>
public sealed record ChainHead(uint Station, byte Generation, long FirstBlock, long LastBlock, string Tag, string Digest);
