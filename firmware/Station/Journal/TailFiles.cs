using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The durable copy of the open block's rows: a row of small files, each short enough to stay inside littlefs's metadata (at most 480 B), which makes
/// rewriting one each minute cheaper than growing a file by a few bytes. A full file is left and the next begun; all go once the block is stored.
/// </summary>
public sealed class TailFiles
{
    /// <summary>Longest tail file. Inline files end at 512 B on the device; the margin holds attributes.</summary>
    public const int FileLimitBytes = 480;

    /// <summary>Length from which a file takes no further row. Shorter files are rewritten more cheaply, more of them take longer to read at a start.</summary>
    private const int FullBytes = 400;

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    /// <summary>Above the rows of the longest block: each row may be so long that it is alone in its file.</summary>
    private const int FileLimit = 160;

    /// <summary>Where in a file the number of its rows stands.</summary>
    private const int CountPosition = 1;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly string prefix;
    private readonly RecordKind kind;
    private readonly TailRow code;
    private readonly ByteWriter writer = new ByteWriter(new byte[FileLimitBytes]);
    private readonly BitWriter bits;
    private readonly ByteReader reader = new ByteReader();
    private readonly BitReader bitReader;
    private readonly byte[] readBuffer = new byte[FileLimitBytes + 1];
    private readonly string[] paths = new string[FileLimit];
    private int file;
    private int rowsInFile;

    /// <summary>Flash refused to let the files begin anew; no row is added before they did, because no start would look for it.</summary>
    private bool restartPending;

    /// <param name="files">The volume.</param>
    /// <param name="checksum">The board's CRC-32.</param>
    /// <param name="prefix">Path of the files without their number, such as <c>run/m</c>.</param>
    /// <param name="layout">What the rows are.</param>
    public TailFiles(IFileStore files, IChecksum checksum, string prefix, PeriodLayout layout)
    {
        this.files = files;
        this.checksum = checksum;
        this.prefix = prefix;
        kind = layout.Kind;
        code = new TailRow(layout);
        bits = new BitWriter(writer);
        bitReader = new BitReader(reader);
    }

    /// <summary>Bytes that the rows of the open block take in all tail files: an estimate of what they will take in a block.</summary>
    public int RowBytes { get; private set; }

    /// <summary>Makes the newest row of <paramref name="rows"/> durable.</summary>
    public FileStatus Append(PeriodRows rows, BootIdentity boot)
    {
        if (restartPending)
        {
            return Restart(rows, boot);
        }

        int row = rows.Count - 1;
        int before = writer.Position;
        if (rowsInFile > 0 && before < FullBytes - ChecksumBytes)
        {
            code.Write(rows, row, bits);
            if (!writer.Overflowed && writer.Position <= FileLimitBytes - ChecksumBytes)
            {
                return Commit(before, before);
            }
        }

        file += rowsInFile > 0 ? 1 : 0;
        rowsInFile = 0;
        StartFile(rows, row, boot);
        before = writer.Position;
        code.Write(rows, row, bits);
        return Commit(before, 0);
    }

    /// <summary>Deletes the files: their rows are in a stored block now.</summary>
    public void Clear()
    {
        for (int number = file; number >= 0; number--)
        {
            files.Delete(PathOf(number));
        }

        file = 0;
        rowsInFile = 0;
        RowBytes = 0;
        restartPending = false;
    }

    /// <summary>
    /// Begins anew with the few rows that a stored block left over. Until that is done, and when flash refuses it, the files of before hold them too: a start knows by
    /// their sequences which rows are stored and which it has already.
    /// </summary>
    public FileStatus Restart(PeriodRows rows, BootIdentity boot)
    {
        int last = file;
        file = 0;
        StartFile(rows, 0, boot);
        int rowPosition = writer.Position;
        for (int row = 0; row < rows.Count; row++)
        {
            code.Write(rows, row, bits);
        }

        rowsInFile = rows.Count - 1;
        RowBytes = 0;
        FileStatus status = Commit(rowPosition, 0);
        restartPending = status != FileStatus.Done;
        if (restartPending)
        {
            file = last;
            return status;
        }

        for (int number = last; number > 0; number--)
        {
            files.Delete(PathOf(number));
        }

        return status;
    }

    /// <summary>
    /// Reads the rows that no stored block holds yet into <paramref name="rows"/>. False when a file was damaged; what the others hold is read all the same.
    /// </summary>
    /// <param name="rows">Empty; takes what is found.</param>
    /// <param name="storedUpTo">Sequences below this are in stored blocks.</param>
    /// <param name="boot">Takes the boot that the rows belong to.</param>
    public bool Recover(PeriodRows rows, long storedUpTo, BootIdentity boot)
    {
        bool sound = true;
        int count = FullBytes;
        var record = new PeriodRecord(rows.ColumnCount);
        for (int number = 0; number < FileLimit && MayHaveSuccessor(count); number++)
        {
            FileStatus status = files.Read(PathOf(number), 0, readBuffer, 0, readBuffer.Length, out count);
            if (status == FileStatus.NotFound)
            {
                break;
            }

            file = number;
            if (status != FileStatus.Done || (count > 0 && !RecoverFile(count, rows, storedUpTo, boot, record)))
            {
                sound = false;
                count = FullBytes;
            }
        }

        return sound;
    }

    /// <summary>Only a full file is followed by another, or one into which the longest row would not fit: a start looks for no other one.</summary>
    private bool MayHaveSuccessor(int count) => count >= FullBytes || count + code.LongestBytes > FileLimitBytes;

    /// <summary>Each name is made once, so that rewriting a file allocates nothing.</summary>
    private string PathOf(int number)
    {
        if (paths[number] == null)
        {
            paths[number] = prefix + number;
        }

        return paths[number];
    }

    private bool RecoverFile(int count, PeriodRows rows, long storedUpTo, BootIdentity boot, PeriodRecord record)
    {
        int body = count - ChecksumBytes;
        if (count > FileLimitBytes || body < 0)
        {
            return false;
        }

        reader.Open(readBuffer, body, ChecksumBytes);
        if (reader.U32() != checksum.Crc32(readBuffer, 0, body))
        {
            return false;
        }

        reader.Open(readBuffer, 0, body);
        if (reader.U8() != ((FormatVersion << 4) | (int)kind))
        {
            return false;
        }

        int rowCount = reader.U8();
        int bootNumber = reader.Varint(int.MaxValue);
        uint nonce = reader.U32();
        int context = reader.Varint(int.MaxValue);
        int columns = reader.Varint(int.MaxValue);
        long sequence = reader.Varint();
        long startMs = reader.Varint();
        if (reader.Failed || columns != rows.ColumnCount)
        {
            return false;
        }

        bool belongs = rows.Count == 0 || bootNumber == boot.Boot;
        if (rows.Count == 0)
        {
            boot.Boot = bootNumber;
            boot.Nonce = nonce;
            boot.Context = context;
        }

        return RecoverRows(rowCount, sequence, startMs, rows, belongs, storedUpTo, record);
    }

    private bool RecoverRows(int rowCount, long sequence, long startMs, PeriodRows rows, bool belongs, long storedUpTo, PeriodRecord record)
    {
        code.Begin(bitReader);
        for (int row = 0; row < rowCount; row++)
        {
            code.Read(bitReader, record, ref sequence, startMs);
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

    private void StartFile(PeriodRows rows, int row, BootIdentity boot)
    {
        writer.Reset();
        writer.U8((FormatVersion << 4) | (int)kind);
        writer.U8(0);
        writer.Varint(boot.Boot);
        writer.U32(boot.Nonce);
        writer.Varint(boot.Context);
        writer.Varint(rows.ColumnCount);
        writer.Varint(rows.SequenceOf(row) - rows.SequenceGaps[row]);
        writer.Varint(rows.StartUptimeMsOf(row) - rows.StartGapsMs[row]);
        code.Begin(rows, bits);
    }

    /// <summary>Writes the file. When flash refuses, its old content stands, and the row that began at <paramref name="rowPosition"/> is taken back.</summary>
    private FileStatus Commit(int rowPosition, int undoPosition)
    {
        if (writer.Overflowed)
        {
            writer.Rewind(undoPosition);
            return FileStatus.Failed;
        }

        byte[] buffer = writer.Buffer;
        int end = writer.Position;
        buffer[CountPosition] = (byte)(rowsInFile + 1);
        writer.U32(checksum.Crc32(buffer, 0, end));
        FileStatus status = files.Replace(PathOf(file), buffer, writer.Position);
        if (status == FileStatus.Done)
        {
            writer.Rewind(end);
            rowsInFile++;
            RowBytes += end - rowPosition;
        }
        else
        {
            writer.Rewind(undoPosition);
            code.Undo();
        }

        return status;
    }
}
