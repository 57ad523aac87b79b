namespace Station.Platform.Tests.Encoding;

/// <summary>A session message and its payload.</summary>
internal sealed record TestSession
{
    public long Boot { get; init; } = 1;

    public uint BootNonce { get; init; } = 0xA1B2C3D4;

    public ulong Session { get; init; } = 0x0102030405060708;

    public long UptimeMs { get; init; } = 5000;

    public long NextBlock { get; init; }

    public long OldestHeld { get; init; }

    public long NextSequence { get; init; }

    public byte[] ToPayload() => new ByteWriter().Byte(0x19).Varint(Boot).UInt32(BootNonce).UInt64(Session).Varint(UptimeMs)
        .Varint(7).Varint(NextBlock).Varint(OldestHeld).Varint(NextSequence).Text("0.1.0").ToArray();
}
