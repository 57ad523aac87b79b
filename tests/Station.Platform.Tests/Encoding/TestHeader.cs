namespace Station.Platform.Tests.Encoding;

/// <summary>A block's header as a test wants it, also against the rules.</summary>
internal sealed record TestHeader
{
    public int Kind { get; init; } = 0x11;

    public long Boot { get; init; } = 1;

    public uint Nonce { get; init; } = 0xA1B2C3D4;

    public long Context { get; init; } = 1;

    public long Block { get; init; }

    public long First { get; init; }

    public long Count { get; init; }

    public long StartMs { get; init; } = 60_000;

    public long Held { get; init; }

    public ulong Previous { get; init; }

    public void Write(ByteWriter writer) => writer
        .Byte(Kind).Varint(Boot).UInt32(Nonce).Varint(Context).Varint(Block).Varint(First).Varint(Count)
        .Varint(StartMs).Varint(Held).UInt64(Previous);
}
