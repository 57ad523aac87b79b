using System.Buffers.Binary;

namespace Station.Benchmarks.Measures;

/// <summary>SQLite's log of pages, read as its file format describes it (sqlite.org/fileformat2.html section 4): a head, then frames of a head and a page each.</summary>
internal sealed class WriteAheadLog(string path)
{
    private const int HeadBytes = 32;
    private const int FrameHeadBytes = 24;
    private const int PageSizeOffset = 8;
    private const int SaltOffset = 16;
    private const int FrameSaltOffset = 8;
    private const int SaltBytes = 8;

    /// <summary>Size of the file. It keeps its size when the log begins anew.</summary>
    public long Bytes => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Frames since the log began anew.</summary>
    public int Frames { get; private set; }

    /// <summary>Pages of the database that they belong to: so many a checkpoint writes.</summary>
    public int DistinctPages { get; private set; }

    /// <summary>Size of a page.</summary>
    public int PageBytes { get; private set; }

    /// <summary>Bytes of the log since it began anew.</summary>
    public long FrameBytes => HeadBytes + (long)Frames * (FrameHeadBytes + PageBytes);

    /// <summary>Reads the file as it is now. What is behind the last frame of this turn has the salt of an earlier one.</summary>
    public void Read()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        PageBytes = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(PageSizeOffset));
        ReadOnlySpan<byte> salt = content.AsSpan(SaltOffset, SaltBytes);
        var pages = new HashSet<uint>();
        Frames = 0;
        for (int at = HeadBytes; at + FrameHeadBytes + PageBytes <= content.Length; at += FrameHeadBytes + PageBytes)
        {
            if (!content.AsSpan(at + FrameSaltOffset, SaltBytes).SequenceEqual(salt))
            {
                break;
            }

            pages.Add(BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at)));
            Frames++;
        }

        DistinctPages = pages.Count;
    }
}
