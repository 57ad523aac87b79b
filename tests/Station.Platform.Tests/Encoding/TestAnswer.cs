namespace Station.Platform.Tests.Encoding;

/// <summary>A station's answer to a command and its payload.</summary>
internal sealed record TestAnswer(ulong Id, int Outcome)
{
    public ulong Session { get; init; } = 0x5E55;

    public long Boot { get; init; } = 1;

    public long UptimeMs { get; init; } = 61_000;

    public long Counter { get; init; } = 3;

    public byte[] Body { get; init; } = [];

    public byte[] ToPayload() => new ByteWriter().Byte(0x1C).UInt64(Session).Varint(Boot).UInt32(0xA1B2C3D4).Varint(UptimeMs)
        .Varint(Counter).UInt64(Id).Byte(Outcome).Bytes(Body).ToArray();
}
