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

    /// <summary>Writes the body of a loss event (docs/telemetry-format.md section 4.3).</summary>
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

    /// <summary>Writes the shorter form in which the head keeps it (docs/journal-format.md section 4).</summary>
    public void WriteKept(ByteWriter writer)
    {
        writer.U8(((int)Kind << 4) | (int)Reason);
        writer.Varint(FirstSequence);
        writer.Varint(LastSequence - FirstSequence);
        writer.Varint(Count);
        writer.Varint(FirstBoot);
        writer.Varint(FirstUptimeMs);
        writer.Zigzag(LastBoot - FirstBoot);
        writer.Varint(LastUptimeMs);
    }

    public void ReadKept(ByteReader reader)
    {
        int kindAndReason = reader.U8();
        Kind = (RecordKind)(kindAndReason >> 4);
        Reason = (LossReason)(kindAndReason & 0x0F);
        FirstSequence = reader.Varint();
        LastSequence = FirstSequence + reader.Varint();
        Count = reader.Varint();
        FirstBoot = reader.Varint(int.MaxValue);
        FirstUptimeMs = reader.Varint();
        LastBoot = FirstBoot + (int)reader.Zigzag();
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

    /// <summary>Turns a range round that damage has left with its end before its beginning: the platform takes no other.</summary>
    public void PutRight()
    {
        if (LastSequence < FirstSequence)
        {
            long last = FirstSequence;
            FirstSequence = LastSequence < 0 ? 0 : LastSequence;
            LastSequence = last;
        }
    }

    /// <summary>Whether a range of the same kind and reason says nothing that this one does not.</summary>
    public bool Covers(LossRange other) =>
        other.Kind == Kind && other.Reason == Reason && other.FirstSequence >= FirstSequence && other.LastSequence <= LastSequence;

    /// <summary>Takes another range in, and whatever lies between: damage is found in any order.</summary>
    public void Extend(LossRange other)
    {
        if (other.FirstSequence < FirstSequence)
        {
            FirstSequence = other.FirstSequence;
            FirstBoot = other.FirstBoot;
            FirstUptimeMs = other.FirstUptimeMs;
        }

        if (other.LastSequence > LastSequence)
        {
            LastSequence = other.LastSequence;
            LastBoot = other.LastBoot;
            LastUptimeMs = other.LastUptimeMs;
        }

        Count += other.Count;
        long most = LastSequence - FirstSequence + 1;
        Count = Count < most ? Count : most;
    }
}
