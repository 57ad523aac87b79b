using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The files that hold the blocks of one kind, named by number in a directory of their own. A file takes blocks until the next does not fit into 4 KiB, one block of the
/// flash; names are computed, so nothing is ever listed.
/// </summary>
public sealed class SegmentSeries
{
    /// <summary>Largest segment: one flash block.</summary>
    public const int SegmentLimitBytes = 4096;

    private readonly string directory;

    public SegmentSeries(RecordKind kind, string directory)
    {
        Kind = kind;
        this.directory = directory;
    }

    public RecordKind Kind { get; }

    /// <summary>Directory of the segments, without a slash.</summary>
    public string Directory => directory;

    /// <summary>Number of the oldest segment; segments are numbered from 1.</summary>
    public int First { get; set; } = 1;

    /// <summary>Number of the newest segment; one less than <see cref="First"/> when there is none.</summary>
    public int Last { get; set; }

    /// <summary>Bytes of the newest segment.</summary>
    public int LastBytes { get; set; }

    public int Count => Last - First + 1;

    public string PathOf(int segment) => directory + "/" + segment.ToString("X8");

    /// <summary>Whether another entry needs a new segment.</summary>
    public bool NeedsSegment(int entryBytes) => Count == 0 || LastBytes + entryBytes > SegmentLimitBytes;

    /// <summary>Appends an entry, to a new segment where it must.</summary>
    public FileStatus Append(IFileStore files, byte[] entry, int count)
    {
        bool fresh = NeedsSegment(count);
        int segment = fresh ? Last + 1 : Last;
        FileStatus status = fresh
            ? files.Replace(PathOf(segment), entry, count)
            : files.Append(PathOf(segment), entry, count);
        if (status == FileStatus.Done)
        {
            Last = segment;
            LastBytes = fresh ? count : LastBytes + count;
        }

        return status;
    }

    /// <summary>Deletes the oldest segment.</summary>
    public bool DeleteOldest(IFileStore files)
    {
        FileStatus status = files.Delete(PathOf(First));
        if (status != FileStatus.Done && status != FileStatus.NotFound)
        {
            return false;
        }

        First++;
        return true;
    }
}
