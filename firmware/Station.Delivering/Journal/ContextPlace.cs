using Station.Bytes;

namespace Station.Journal;

/// <summary>Where the context in force is recorded: its event block is its only copy in flash.</summary>
public sealed class ContextPlace
{
    /// <summary>Number of the context, 0 for none.</summary>
    public int Number { get; set; }

    /// <summary>CRC-32 of its description, by which a change is noticed.</summary>
    public uint DescriptionChecksum { get; set; }

    /// <summary>Event segment of the block.</summary>
    public int Segment { get; set; }

    /// <summary>Where in the segment the block begins.</summary>
    public int Position { get; set; }

    public void Write(ByteWriter writer)
    {
        writer.Varint(Number);
        writer.U32(DescriptionChecksum);
        writer.Varint(Segment);
        writer.Varint(Position);
    }

    public void Read(ByteReader reader)
    {
        Number = reader.Varint(int.MaxValue);
        DescriptionChecksum = reader.U32();
        Segment = reader.Varint(int.MaxValue);
        Position = reader.Varint(SegmentSeries.SegmentLimitBytes);
    }
}
