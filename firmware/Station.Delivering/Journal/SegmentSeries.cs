using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The files that hold the blocks of one kind, named by kind and number. A file takes blocks until the next does not fit into 4 KiB, one block of the
/// flash; names are computed, so nothing is ever listed.
/// </summary>
public sealed class SegmentSeries
{
    /// <summary>Directory of all segments: one for all kinds, because each directory costs two blocks of flash.</summary>
    public const string Directory = "journal";

    /// <summary>Largest segment: one flash block.</summary>
    public const int SegmentLimitBytes = 4096;

    /// <summary>
    /// A segment is never shorter, or it would lie inline in the log of its directory, which then would outgrow half a block and split. Zeros fill up behind a first entry that is.
    /// </summary>
    public const int ShortestBytes = 513;

    /// <summary>More segments than any volume holds of one kind; what says that there are more is damaged, or no file of ours.</summary>
    public const int CountLimit = 1024;

    /// <summary>Letter and five hexadecimal digits: names of one length stay in order, and short ones keep the directory in one pair of blocks.</summary>
    public const int NameLength = 6;

    public SegmentSeries(RecordKind kind, char letter)
    {
        Kind = kind;
        Letter = letter;
    }

    public RecordKind Kind { get; }

    /// <summary>First letter of the segments' names.</summary>
    public char Letter { get; }

    /// <summary>Number of the oldest segment; segments are numbered from 1.</summary>
    public int First { get; set; } = 1;

    /// <summary>Number of the newest segment; one less than <see cref="First"/> when there is none.</summary>
    public int Last { get; set; }

    /// <summary>Bytes of the newest segment.</summary>
    public int LastBytes { get; set; }

    /// <summary>The newest segment was walked in this boot, or begun in it: an entry may be appended behind what is there.</summary>
    public bool IsVerified { get; set; }

    /// <summary>Records of this kind with sequences below this are in stored blocks.</summary>
    public long StoredUpTo { get; set; }

    /// <summary>Where in the newest segment its newest entry begins.</summary>
    public int NewestPosition { get; private set; }

    /// <summary>First and last number are such as a journal may have.</summary>
    public bool IsPlausible => First > 0 && Last >= First - 1 && Last - First < CountLimit;

    public int Count => Last - First + 1;

    /// <summary>What is left of the newest segment.</summary>
    public int RoomBytes => Count == 0 ? SegmentLimitBytes : SegmentLimitBytes - LastBytes;

    public string PathOf(int segment) => Directory + "/" + Letter + segment.ToString("X5");

    public void Clear()
    {
        First = 1;
        Last = 0;
        LastBytes = 0;
        StoredUpTo = 0;
    }

    /// <summary>Whether another entry needs a new segment.</summary>
    public bool NeedsSegment(int entryBytes) => Count == 0 || LastBytes + entryBytes > SegmentLimitBytes;

    /// <summary>Begins a segment; its file comes into being with its first entry.</summary>
    public void BeginSegment()
    {
        Last++;
        LastBytes = 0;
        IsVerified = true;
    }

    /// <summary>Where the entry behind one of so many bytes begins.</summary>
    public static int Behind(int position, int entryBytes) => position + entryBytes < ShortestBytes ? ShortestBytes : position + entryBytes;

    /// <summary>
    /// Appends the entry that stands at the beginning of a buffer to the newest segment; the first one replaces whatever somebody else has left under its name. The buffer may be overwritten
    /// behind it.
    /// </summary>
    public FileStatus Append(IFileStore files, byte[] buffer, int entryBytes)
    {
        int end = Behind(LastBytes, entryBytes);
        int count = end - LastBytes;
        System.Array.Clear(buffer, entryBytes, count - entryBytes);
        FileStatus status = LastBytes == 0 ? files.Replace(PathOf(Last), buffer, count) : files.Append(PathOf(Last), buffer, count);
        if (status == FileStatus.Done)
        {
            NewestPosition = LastBytes;
            LastBytes = end;
        }

        return status;
    }
}
