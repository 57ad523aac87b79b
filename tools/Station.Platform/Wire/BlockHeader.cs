namespace Station.Platform.Wire;

/// <summary>What every block begins with: which records it holds and its place in the chain.</summary>
public readonly record struct BlockHeader(
    MessageKind Kind,
    long Boot,
    uint BootNonce,
    long Context,
    long Block,
    long FirstSequence,
    int Count,
    long StartMs,
    long Held,
    ulong Previous)
{
    public const int MostRecords = 240;

    /// <summary>Numbers of blocks and records stay below, so that nobody who counts on from them overflows.</summary>
    public const long NumberLimit = 1L << 62;

    /// <summary>Number of the oldest block that the station held when it sealed this one.</summary>
    public long OldestHeld => Block - Held;

    internal static BlockHeader Read(ref ByteReader reader)
    {
        var header = new BlockHeader(
            Kind: (MessageKind)reader.ReadByte(),
            Boot: reader.ReadVarint(1, long.MaxValue, Fault.Boot),
            BootNonce: reader.ReadUInt32(),
            Context: reader.ReadVarint(),
            Block: reader.ReadNumber(),
            FirstSequence: reader.ReadNumber(),
            Count: (int)reader.ReadVarint(1, MostRecords, Fault.Count),
            StartMs: reader.ReadVarint(),
            Held: reader.ReadVarint(),
            Previous: reader.ReadUInt64());
        reader.Require(header.Held <= header.Block, Fault.Held);
        reader.Require(header.Block != 0 || header.Previous == 0, Fault.Previous);
        return header;
    }
}
