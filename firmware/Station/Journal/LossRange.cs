using Station.Bytes;

namespace Station.Journal;

/// <summary>A range of lost records. It may over-state what was lost, never under-state it.</summary>
public sealed class LossRange
{
    public RecordKind Kind { get; set; }

    public LossReason Reason { get; set; }

    public long FirstSequence { get; set; }

    public long LastSequence { get; set; }

    public long Count { get; set; }

    public int FirstBoot { get; set; }

    public long FirstUptimeMs { get; set; }

    public int LastBoot { get; set; }

    public long LastUptimeMs { get; set; }

    public void Write(ByteWriter writer)
    {
        writer.U8((int)Kind);
        writer.U8((int)Reason);
        writer.Varint(FirstSequence);
        writer.Varint(LastSequence);
        writer.Varint(Count);
        writer.Varint(FirstBoot);
        writer.Varint(FirstUptimeMs);
        writer.Varint(LastBoot);
        writer.Varint(LastUptimeMs);
    }

    public void Read(ByteReader reader)
    {
        Kind = (RecordKind)reader.U8();
        Reason = (LossReason)reader.U8();
        FirstSequence = reader.Varint();
        LastSequence = reader.Varint();
        Count = reader.Varint();
        FirstBoot = reader.Varint(int.MaxValue);
        FirstUptimeMs = reader.Varint();
        LastBoot = reader.Varint(int.MaxValue);
        LastUptimeMs = reader.Varint();
    }

    public void CopyFrom(LossRange other)
    {
        Kind = other.Kind;
        Reason = other.Reason;
        FirstSequence = other.FirstSequence;
        FirstBoot = other.FirstBoot;
        FirstUptimeMs = other.FirstUptimeMs;
        LastSequence = other.LastSequence;
        LastBoot = other.LastBoot;
        LastUptimeMs = other.LastUptimeMs;
        Count = other.Count;
    }

    /// <summary>Takes a later range in.</summary>
    public void Extend(LossRange later)
    {
        LastSequence = later.LastSequence;
        LastBoot = later.LastBoot;
        LastUptimeMs = later.LastUptimeMs;
        Count += later.Count;
    }
}
