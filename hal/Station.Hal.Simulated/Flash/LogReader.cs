using System.Buffers.Binary;
using System.Text;

namespace Station.Hal.Simulated.Flash;

/// <summary>Reads a block of a metadata pair up to its last whole commit; what comes after that never happened.</summary>
internal static class LogReader
{
    /// <summary>Null when the block holds not one whole commit.</summary>
    public static LogImage? Read(ReadOnlySpan<byte> block)
    {
        var image = new LogImage { Revision = BinaryPrimitives.ReadUInt32LittleEndian(block) };
        int begin = 0;
        while (begin < block.Length && TryFindCommitEnd(block[begin..], begin == 0 ? LogWriter.HeaderBytes : 0, out int count))
        {
            Apply(block.Slice(begin, count), begin == 0 ? LogWriter.HeaderBytes : 0, image);
            begin += FlashGeometry.ToPages(count);
        }

        image.LogEnd = begin;
        image.CanAppend = !block[begin..].ContainsAnyExcept((byte)0xFF);
        return begin == 0 ? null : image;
    }

    /// <summary>Walks the tags to the commit that ends them and compares its checksum.</summary>
    private static bool TryFindCommitEnd(ReadOnlySpan<byte> bytes, int offset, out int count)
    {
        count = 0;
        while (offset + LogWriter.TagBytes <= bytes.Length)
        {
            var tag = (LogTag)bytes[offset];
            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(offset + 2)..]);
            int next = offset + LogWriter.TagBytes + length;
            if (tag is < LogTag.Insert or > LogTag.Commit || next > bytes.Length)
            {
                return false;
            }

            if (tag == LogTag.Commit)
            {
                count = next;
                return length == LogWriter.CommitBytes - LogWriter.TagBytes
                    && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(offset + LogWriter.TagBytes)..]) == LogWriter.Checksum(bytes[..offset]);
            }

            offset = next;
        }

        return false;
    }

    private static void Apply(ReadOnlySpan<byte> commit, int offset, LogImage image)
    {
        while (offset < commit.Length)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(commit[(offset + 2)..]);
            ApplyTag((LogTag)commit[offset], commit[offset + 1], commit.Slice(offset + LogWriter.TagBytes, length), image);
            offset += LogWriter.TagBytes + length;
        }
    }

    private static void ApplyTag(LogTag tag, int number, ReadOnlySpan<byte> data, LogImage image)
    {
        switch (tag)
        {
            case LogTag.Insert:
                image.Entries.Insert(number, new LogImage.RawEntry("", LogTag.Inline, []));
                break;
            case LogTag.Name when number == image.Entries.Count:
                image.Entries.Add(new LogImage.RawEntry(Encoding.UTF8.GetString(data), LogTag.Inline, []));
                break;
            case LogTag.Name:
                image.Entries[number] = image.Entries[number] with { Name = Encoding.UTF8.GetString(data) };
                break;
            case LogTag.Inline or LogTag.Blocks or LogTag.Directory:
                image.Entries[number] = image.Entries[number] with { Structure = tag, Data = data.ToArray() };
                break;
            case LogTag.Delete:
                image.Entries.RemoveAt(number);
                break;
            case LogTag.Next:
                image.Next = data.Length == 0 ? null : data.ToArray();
                break;
            case LogTag.Root:
                image.Root = data.ToArray();
                break;
            case LogTag.Superblock:
                image.HasSuperblock = true;
                break;
        }
    }
}
