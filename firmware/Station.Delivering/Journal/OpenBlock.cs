using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>The records of one kind that are durable in the tail and in no block yet. They all belong to one boot and one context.</summary>
public sealed class OpenBlock
{
    /// <summary>Directory of the tail files.</summary>
    public const string Directory = "run";

    /// <summary>Scale of <see cref="bytesPerRowByte"/>.</summary>
    private const int RatioOne = 256;

    /// <summary>A block may be shorter than the longest by this factor, to fill the end of a segment.</summary>
    private const int ShortestBlockPart = 3;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly string tailPrefix;
    private readonly PeriodLayout layout;
    private readonly int rowLimit;
    private readonly int cellLimit;
    private readonly int rowBytesLimit;
    private readonly int tailBytesLimit;
    private readonly byte[] readBuffer;
    private PeriodRows rows;
    private TailFiles tail;

    /// <summary>Bytes that the last block took for each byte of its tail rows.</summary>
    private int bytesPerRowByte = RatioOne;

    /// <param name="files">The volume.</param>
    /// <param name="checksum">The board's CRC-32.</param>
    /// <param name="tailPrefix">Path of the tail files without their number.</param>
    /// <param name="layout">What the records look like.</param>
    /// <param name="rowLimit">Most records of a block.</param>
    /// <param name="cellLimit">Cells that are kept in memory, which bounds the rows of stations with many columns: 2.5 bytes each.</param>
    /// <param name="rowBytesLimit">Bytes of tail rows from which a block is closed whatever its count.</param>
    /// <param name="tailBytesLimit">Bytes of tail files that must not be exceeded.</param>
    /// <param name="readBuffer">For the reading of tail files at a start, and when flash refuses something.</param>
    public OpenBlock(IFileStore files, IChecksum checksum, string tailPrefix, PeriodLayout layout, int rowLimit, int cellLimit, int rowBytesLimit, int tailBytesLimit, byte[] readBuffer)
    {
        this.readBuffer = readBuffer;
        this.files = files;
        this.checksum = checksum;
        this.tailPrefix = tailPrefix;
        this.layout = layout;
        this.rowLimit = rowLimit;
        this.rowBytesLimit = rowBytesLimit;
        this.cellLimit = cellLimit;
        this.tailBytesLimit = tailBytesLimit;
        Begin(layout);
    }

    public RecordKind Kind => layout.Kind;

    public PeriodRows Rows => rows;

    /// <summary>The boot and context of the records; while there is none, of the last ones.</summary>
    public BootIdentity Boot { get; } = new BootIdentity();

    /// <summary>A tail file was damaged at this start.</summary>
    public bool TailDamaged { get; private set; }

    /// <summary>The tail that was found at this start knows of no sequence at or above this.</summary>
    public long EndSequence => tail.EndSequence;

    /// <summary>By the tail, records of this kind below this are in stored blocks.</summary>
    public long StoredUpTo => tail.StoredUpTo;

    /// <summary>Finds the rows that no stored block holds. Those of another profile are kept as they are: they become a block before anything else is recorded.</summary>
    public void Recover(long storedUpTo)
    {
        TailDamaged = !tail.Recover(rows, storedUpTo, Boot);
        int columns = tail.FoundColumns;
        if (columns > 0 && columns <= PeriodLayout.ColumnLimit)
        {
            Begin(new PeriodLayout(layout.Kind, layout.PeriodSeconds, columns));
            TailDamaged = !tail.Recover(rows, storedUpTo, Boot);
            ReturnToLayout(storedUpTo);
        }
    }

    /// <summary>Whether a record can join the ones that are there.</summary>
    public bool CanTake(PeriodRecord record, long sequence, BootIdentity now) =>
        rows.Count == 0 || (Boot.Boot == now.Boot && Boot.Context == now.Context && rows.Fits(record, sequence));

    /// <summary>Makes a record durable. After anything but Done it is as if it had never been offered; NoSpace when what is open must be closed first.</summary>
    public FileStatus Add(PeriodRecord record, long sequence, BootIdentity now)
    {
        if (rows.Count == 0)
        {
            Boot.CopyFrom(now);
        }

        long lastSequence = rows.LastSequence;
        long endUptimeMs = rows.EndUptimeMs;
        rows.Add(record, sequence);
        FileStatus status = tail.Append(rows, Boot);
        if (status != FileStatus.Done)
        {
            rows.RemoveNewest(lastSequence, endUptimeMs);
        }

        return status;
    }

    /// <summary>
    /// Whether the block should be closed now. Blocks are cut so that a whole number of them fills the segment: what the last one leaves over is lost until the segment goes.
    /// </summary>
    /// <param name="rowLimit">Records of a block at most.</param>
    /// <param name="overheadBytes">What a block of this kind takes besides its rows.</param>
    /// <param name="roomBytes">What is left of the segment.</param>
    public bool IsDue(int rowLimit, int overheadBytes, int roomBytes)
    {
        if (rows.Count >= rowLimit || rows.Count == rows.Capacity || tail.RowBytes >= rowBytesLimit)
        {
            return true;
        }

        if (rows.Count < rowLimit / 4)
        {
            return false;
        }

        int rowsBytes = tail.RowBytes * bytesPerRowByte / RatioOne;
        int bytes = overheadBytes + rowsBytes;
        int longestByCount = rowsBytes * rowLimit / rows.Count;
        int longestByBytes = rowBytesLimit * bytesPerRowByte / RatioOne;
        int longest = overheadBytes + (longestByCount < longestByBytes ? longestByCount : longestByBytes);

        // A rest of a third of a block takes a short one: it costs less than to leave the rest empty.
        int room = roomBytes < longest / ShortestBlockPart ? SegmentSeries.SegmentLimitBytes : roomBytes;

        // A part may be a sixteenth longer than the longest block: better a little left over than one block more.
        int parts = (room + longest - longest / 16) / longest;
        int nextRowBytes = rowsBytes / rows.Count + 1;
        return bytes + nextRowBytes > room / parts;
    }

    /// <summary>Flash refused something: what lies under names of the tail and is none of ours makes room.</summary>
    public void GiveRoom() => tail.GiveRoom(Boot, rows.EndUptimeMs);

    /// <summary>Writes the first rows as a block's body, behind its header.</summary>
    public void Write(PeriodBlockEncoder encoder, int count) => encoder.Write(rows, count, layout.PeriodSeconds);

    /// <summary>The first rows are in a stored block whose body took this many bytes; those behind them, if any, begin the next one.</summary>
    public void Stored(int count, int bodyBytes)
    {
        if (tail.RowBytes > 0)
        {
            bytesPerRowByte = bodyBytes * RatioOne / tail.RowBytes * rows.Count / count;
        }

        if (count == rows.Count)
        {
            tail.Clear(rows, Boot);
            rows.Clear();
            ReturnToLayout(tail.StoredUpTo);
        }
        else
        {
            long storedUpTo = rows.SequenceOf(count - 1) + 1;
            rows.RemoveFirst(count);
            tail.Restart(rows, Boot, storedUpTo);
        }
    }

    private void Begin(PeriodLayout now)
    {
        int capacity = cellLimit / now.ColumnCount;
        rows = new PeriodRows(now.ColumnCount, capacity < rowLimit ? capacity : rowLimit, now.PeriodSeconds * 1000);
        tail = new TailFiles(files, checksum, tailPrefix, now, tailBytesLimit, readBuffer);
    }

    /// <summary>When no row of another profile is left, rows of this one may come. What the files still hold is in stored blocks.</summary>
    private void ReturnToLayout(long storedUpTo)
    {
        if (rows.Count == 0 && rows.ColumnCount != layout.ColumnCount)
        {
            Begin(layout);
            tail.Recover(rows, storedUpTo, Boot);
        }
    }
}
