namespace Station.Platform.Tests.Encoding;

/// <summary>A live copy of a record and its payload.</summary>
internal sealed record TestLive(TestPeriodRecord Record)
{
    public long Boot { get; init; } = 1;

    public uint Nonce { get; init; } = 0xA1B2C3D4;

    public long Context { get; init; } = 1;

    public int PeriodSeconds { get; init; } = 60;

    public long NextBlock { get; init; }

    public long UtcMs { get; init; }

    public byte[] ToPayload()
    {
        var writer = new ByteWriter().Byte(0x18).Varint(Boot).UInt32(Nonce).Varint(Context).Varint(Record.Sequence)
            .Varint(Record.StartMs).Varint(PeriodSeconds).Zigzag(Record.LengthMs - (1000L * PeriodSeconds))
            .Varint(Record.ValidSeconds).Varint(NextBlock).Varint(UtcMs).Varint(UtcMs == 0 ? 0 : 25)
            .Varint(Record.Cells.Length);
        WriteQuality(writer);
        foreach (var cell in Record.Cells.Where(cell => cell.Value is not null))
        {
            writer.Zigzag(cell.Value!.Value);
        }

        return writer.ToArray();
    }

    private void WriteQuality(ByteWriter writer)
    {
        if (Record.Cells.All(cell => cell.Code == 0))
        {
            writer.Byte(0);
            return;
        }

        var bits = new BitWriter();
        foreach (var cell in Record.Cells)
        {
            bits.Write(cell.Value is null ? 1u : 0, 1);
            bits.Write((uint)cell.Flag, 3);
            bits.Write((uint)cell.Reason, 8);
        }

        writer.Byte(1).Bytes(bits.ToArray());
    }
}
