using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Station.Hal.Simulated.Flash;

/// <summary>Collects one commit of a metadata log, or one whole compacted block, before it is programmed.</summary>
internal sealed class LogWriter
{
    internal const int TagBytes = 4;

    /// <summary>Revision at the beginning of a block.</summary>
    internal const int HeaderBytes = 4;

    /// <summary>Tag and checksum of a commit, and the tag and checksum of the erased space behind it.</summary>
    internal const int CommitBytes = 20;

    /// <summary>The superblock's name, its entry and its fields take this much data.</summary>
    internal const int SuperblockBytes = 36;

    private readonly byte[] buffer = new byte[2 * FlashGeometry.BlockBytes];

    public int Length { get; private set; }

    public void Begin()
    {
        Length = 0;
    }

    public void AddHeader(uint revision)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(Length), revision);
        Length += HeaderBytes;
    }

    public void AddSuperblock()
    {
        AddTag(LogTag.Superblock, 0, SuperblockBytes);
        buffer.AsSpan(Length, SuperblockBytes).Fill((byte)LogTag.Superblock);
        Length += SuperblockBytes;
    }

    public void AddInsert(int number)
    {
        AddTag(LogTag.Insert, number, 0);
    }

    public void AddDelete(int number)
    {
        AddTag(LogTag.Delete, number, 0);
    }

    public void AddName(int number, string name)
    {
        int count = Encoding.UTF8.GetBytes(name, buffer.AsSpan(Length + TagBytes));
        AddTag(LogTag.Name, number, count);
        Length += count;
    }

    /// <summary>What is behind a name.</summary>
    public void AddStructure(int number, MetadataEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Inline:
                AddTag(LogTag.Inline, number, entry.InlineContent.Length);
                entry.InlineContent.CopyTo(buffer, Length);
                Length += entry.InlineContent.Length;
                break;
            case EntryKind.Blocks:
                AddNumbers(LogTag.Blocks, number, entry.HeadBlock, entry.SizeBytes);
                break;
            default:
                AddPair(LogTag.Directory, number, entry.Directory!);
                break;
        }
    }

    /// <summary>The directory ends with this pair.</summary>
    public void AddEndOfDirectory()
    {
        AddTag(LogTag.Next, 0, 0);
    }

    public void AddPair(LogTag tag, int number, MetadataPair pair)
    {
        AddNumbers(tag, number, pair.ActiveBlock, pair.SpareBlock);
    }

    /// <summary>Ends the commit and pads it to whole pages.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        uint checksum = Checksum(buffer.AsSpan(0, Length));
        AddTag(LogTag.Commit, 0, CommitBytes - TagBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(Length), checksum);
        buffer.AsSpan(Length + sizeof(uint), CommitBytes - TagBytes - sizeof(uint)).Clear();
        Length += CommitBytes - TagBytes;
        int padded = FlashGeometry.ToPages(Length);
        buffer.AsSpan(Length, padded - Length).Fill(0xFF);
        return buffer.AsSpan(0, padded);
    }

    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }

    private void AddNumbers(LogTag tag, int number, int first, int second)
    {
        AddTag(tag, number, 2 * sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(Length), first);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(Length + sizeof(int)), second);
        Length += 2 * sizeof(int);
    }

    private void AddTag(LogTag tag, int number, int count)
    {
        buffer[Length] = (byte)tag;
        buffer[Length + 1] = (byte)number;
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(Length + 2), (ushort)count);
        Length += TagBytes;
    }
}
