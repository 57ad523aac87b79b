using Station.Bytes;

namespace Station.Journal;

/// <summary>The header of a block (docs/telemetry-format.md section 4.1).</summary>
public sealed class BlockHeader
{
    public const int FormatVersion = 1;

    /// <summary>Bytes of the chain link: the head of the tag before.</summary>
    public const int LinkBytes = 8;

    public RecordKind Kind { get; set; }

    public int Boot { get; set; }

    public uint BootNonce { get; set; }

    public int Context { get; set; }

    public long Block { get; set; }

    public long FirstSequence { get; set; }

    public int Count { get; set; }

    public long StartUptimeMs { get; set; }

    public long OldestHeldBlock { get; set; }

    public byte[] Previous { get; } = new byte[LinkBytes];

    public void Write(ByteWriter writer)
    {
        writer.U8((FormatVersion << 4) | (int)Kind);
        writer.Varint(Boot);
        writer.U32(BootNonce);
        writer.Varint(Context);
        writer.Varint(Block);
        writer.Varint(FirstSequence);
        writer.Varint(Count);
        writer.Varint(StartUptimeMs);
        writer.Varint(Block - OldestHeldBlock);
        writer.Bytes(Previous, 0, LinkBytes);
    }

    /// <summary>Reads a header of our own making, from flash. False when it is none.</summary>
    public bool TryRead(ByteReader reader)
    {
        int start = reader.U8();
        Kind = (RecordKind)(start & 0x0F);
        Boot = reader.Varint(int.MaxValue);
        BootNonce = reader.U32();
        Context = reader.Varint(int.MaxValue);
        Block = reader.Varint();
        FirstSequence = reader.Varint();
        Count = reader.Varint(int.MaxValue);
        StartUptimeMs = reader.Varint();
        OldestHeldBlock = Block - reader.Varint();
        reader.Bytes(Previous, 0, LinkBytes);
        return !reader.Failed && start >> 4 == FormatVersion;
    }
}
