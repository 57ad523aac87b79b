using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>Reads the tail files of one kind at a start, and says what they know of numbers. What is not whole is passed over.</summary>
public sealed class TailReader
{
    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly TailPaths paths;
    private readonly RecordKind kind;
    private readonly TailRow code;
    private readonly byte[] buffer;
    private readonly ByteReader reader = new ByteReader();

    /// <param name="files">The volume.</param>
    /// <param name="checksum">The board's CRC-32.</param>
    /// <param name="paths">Where the files lie.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="code">How a row is written.</param>
    /// <param name="buffer">Takes one file after the other.</param>
    public TailReader(IFileStore files, IChecksum checksum, TailPaths paths, RecordKind kind, TailRow code, byte[] buffer)
    {
        this.files = files;
        this.checksum = checksum;
        this.paths = paths;
        this.kind = kind;
        this.code = code;
        this.buffer = buffer;
    }

    /// <summary>Number of the last file with rows, or that is damaged.</summary>
    public int LastFile { get; private set; }

    /// <summary>The files know of no sequence at or above this.</summary>
    public long EndSequence { get; private set; }

    /// <summary>Records of this kind below this were in stored blocks when the first file was begun.</summary>
    public long StoredUpTo { get; private set; }

    /// <summary>Columns of the first rows, where the rows to be filled have others; 0 otherwise.</summary>
    public int FoundColumns { get; private set; }

    /// <summary>Reads the rows that no stored block holds yet. False when a file was damaged; what the others hold is read all the same.</summary>
    /// <param name="rows">Empty; takes what is found.</param>
    /// <param name="storedUpTo">Sequences below this are in stored blocks.</param>
    /// <param name="boot">Takes the boot that the rows belong to.</param>
    public bool Read(PeriodRows rows, long storedUpTo, BootIdentity boot)
    {
        bool sound = true;
        bool isNew = false;
        var record = new PeriodRecord(rows.ColumnCount);
        for (int number = 0; number < TailPaths.FileLimit; number++)
        {
            FileStatus status = files.Read(paths.Of(number), 0, buffer, 0, TailFiles.FileLimitBytes + 1, out int count);
            if (status == FileStatus.NotFound)
            {
                break;
            }

            // A cut may leave a file empty that is new: none is behind it, and the first has been there since the first block.
            sound &= !isNew;
            isNew = status == FileStatus.Done && count == 0 && (number > 0 || storedUpTo == 0);
            bool isWhole = status == FileStatus.Done && count > 0 && ReadFile(number, count, rows, storedUpTo, boot, record);
            if (isWhole && buffer[TailFiles.CountPosition] == 0)
            {
                break;
            }

            sound &= isWhole || isNew;
            LastFile = number;
        }

        return sound;
    }

    private bool ReadFile(int number, int count, PeriodRows rows, long storedUpTo, BootIdentity boot, PeriodRecord record)
    {
        if (!TryOpen(count))
        {
            return false;
        }

        int rowCount = reader.U8();
        int bootNumber = reader.Varint(int.MaxValue);
        uint nonce = reader.U32();
        int context = reader.Varint(int.MaxValue);
        int columns = reader.Varint(int.MaxValue);
        long firstSequence = reader.Varint();
        long startMs = reader.Varint();
        long sequence = firstSequence;
        if (reader.Failed)
        {
            return false;
        }

        if (columns != rows.ColumnCount && rowCount > 0)
        {
            FoundColumns = rows.Count == 0 ? columns : FoundColumns;
            return false;
        }

        bool belongs = rows.Count == 0 || bootNumber == boot.Boot;
        if (rows.Count == 0)
        {
            boot.Boot = bootNumber;
            boot.Nonce = nonce;
            boot.Context = context;
        }

        bool sound = rowCount == 0 ? reader.Finished : ReadRows(rowCount, ref sequence, startMs, rows, belongs, storedUpTo, record);
        EndSequence = sound && sequence > EndSequence ? sequence : EndSequence;
        StoredUpTo = sound && number == 0 ? firstSequence : StoredUpTo;
        return sound;
    }

    /// <summary>Stands behind the first byte of a file of ours that is whole.</summary>
    private bool TryOpen(int count)
    {
        int body = count - TailFiles.ChecksumBytes;
        if (count > TailFiles.FileLimitBytes || body < 0)
        {
            return false;
        }

        reader.Open(buffer, body, TailFiles.ChecksumBytes);
        if (reader.U32() != checksum.Crc32(buffer, 0, body))
        {
            return false;
        }

        reader.Open(buffer, 0, body);
        return reader.U8() == TailFiles.Mark(kind);
    }

    private bool ReadRows(int rowCount, ref long sequence, long startMs, PeriodRows rows, bool belongs, long storedUpTo, PeriodRecord record)
    {
        var bits = new BitReader(reader);
        code.Begin(bits);
        for (int row = 0; row < rowCount; row++)
        {
            code.Read(bits, record, ref sequence, startMs);
            if (reader.Failed)
            {
                return false;
            }

            // A file of before whose deletion flash refused holds nothing that is not stored.
            if (sequence >= storedUpTo && !belongs)
            {
                return false;
            }

            if (sequence >= storedUpTo && rows.Fits(record, sequence))
            {
                rows.Add(record, sequence);
            }

            sequence++;
            startMs = record.StartUptimeMs + record.LengthMs;
        }

        return reader.Finished;
    }
}
