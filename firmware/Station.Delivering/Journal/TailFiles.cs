using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The durable copy of the open block's rows: a row of small files, each short enough to stay inside littlefs's metadata (at most 480 B), which makes
/// rewriting one each minute cheaper than growing a file by a few bytes. A full file is left and the next begun; once the block is stored they stay without rows. What they say about numbers is
/// a witness: flash may take the directory of the journal back to an earlier state.
/// </summary>
public sealed class TailFiles
{
    /// <summary>Longest tail file. Inline files end at 512 B on the device; the margin holds attributes.</summary>
    public const int FileLimitBytes = 480;

    /// <summary>The CRC-32 at the end of a file.</summary>
    public const int ChecksumBytes = 4;

    /// <summary>Where in a file the number of its rows stands.</summary>
    public const int CountPosition = 1;

    /// <summary>Length from which a file takes no further row. Shorter files are rewritten more cheaply, more of them take longer to read at a start.</summary>
    private const int FullBytes = 400;

    private const int FormatVersion = 1;

    /// <summary>A header of the largest numbers, and the CRC.</summary>
    private const int WitnessLimitBytes = 48;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly TailPaths paths;
    private readonly int limitBytes;
    private readonly RecordKind kind;
    private readonly int columnCount;
    private readonly TailRow code;
    private readonly ByteWriter writer = new ByteWriter(new byte[FileLimitBytes]);
    private readonly ByteWriter witness;
    private readonly BitWriter bits;
    private readonly byte[] readBuffer;

    private int file;
    private int rowsInFile;

    /// <summary>Bytes of the files before the present one.</summary>
    private int bytesBefore;

    /// <param name="files">The volume.</param>
    /// <param name="checksum">The board's CRC-32.</param>
    /// <param name="prefix">Path of the files without their number, such as <c>run/m</c>.</param>
    /// <param name="layout">What the rows are.</param>
    /// <param name="limitBytes">Bytes of all files together, at least those of one.</param>
    /// <param name="readBuffer">For the reading of files, and for the writing of those without rows; free whenever that is done.</param>
    public TailFiles(IFileStore files, IChecksum checksum, string prefix, PeriodLayout layout, int limitBytes, byte[] readBuffer)
    {
        this.readBuffer = readBuffer;
        this.files = files;
        this.checksum = checksum;
        this.limitBytes = limitBytes;
        kind = layout.Kind;
        paths = new TailPaths(prefix, kind);
        columnCount = layout.ColumnCount;
        code = new TailRow(layout);
        bits = new BitWriter(writer);
        witness = new ByteWriter(readBuffer, WitnessLimitBytes);
    }

    /// <summary>What was found at a start knows of no sequence at or above this.</summary>
    public long EndSequence { get; private set; }

    /// <summary>Records of this kind below this were in stored blocks when the first file was begun.</summary>
    public long StoredUpTo { get; private set; }

    /// <summary>Columns of the rows that were found at a start, where they are not those of the layout; 0 otherwise.</summary>
    public int FoundColumns { get; private set; }

    /// <summary>Bytes that the rows of the open block take in all tail files: an estimate of what they will take in a block.</summary>
    public int RowBytes { get; private set; }

    /// <summary>The first byte of a file: version of the format and kind of the rows.</summary>
    public static int Mark(RecordKind kind) => (FormatVersion << 4) | (int)kind;

    /// <summary>Makes the newest row of <paramref name="rows"/> durable. NoSpace when it would be more than the files may take: the rows before it must become a block first.</summary>
    public FileStatus Append(PeriodRows rows, BootIdentity boot)
    {
        int row = rows.Count - 1;
        int before = writer.Position;
        if (row == 0 && file > 0)
        {
            // Files whose rows are stored, or that are damaged: a start found nothing else.
            Empty(0, file, boot, rows.FirstStartUptimeMs);
            file = 0;
        }

        if (rowsInFile > 0 && before < FullBytes - ChecksumBytes)
        {
            code.Write(rows, row, bits);
            if (!writer.Overflowed && writer.Position <= FileLimitBytes - ChecksumBytes)
            {
                return Commit(before, before);
            }
        }

        if (rowsInFile > 0)
        {
            file++;
            bytesBefore += before + ChecksumBytes;
        }

        rowsInFile = 0;
        StartFile(rows, row, boot);
        before = writer.Position;
        code.Write(rows, row, bits);
        return Commit(before, 0);
    }

    /// <summary>Gives the files up: their rows are in a stored block now.</summary>
    public void Clear(PeriodRows rows, BootIdentity boot)
    {
        if (file == 0)
        {
            // Parameters are learned where a file begins, so blocks of one file, as those of hours are, would never learn any.
            code.Learn(rows);
        }

        bool isFirstBlock = StoredUpTo == 0;
        StoredUpTo = rows.LastSequence + 1;
        Empty(0, file, boot, rows.EndUptimeMs);
        for (int number = file + 1; isFirstBlock && number < paths.KeptFiles; number++)
        {
            files.Replace(paths.Of(number), witness.Buffer, witness.Position);
        }

        file = 0;
        rowsInFile = 0;
        bytesBefore = 0;
        RowBytes = 0;
    }

    /// <summary>
    /// Begins anew with the few rows that a stored block left over. Until that is done, and when flash refuses it, the files of before hold them too: a start knows by
    /// their sequences which rows are stored and which it has already.
    /// </summary>
    public void Restart(PeriodRows rows, BootIdentity boot, long storedUpTo)
    {
        StoredUpTo = storedUpTo;
        int last = file;
        int lastBytes = bytesBefore + writer.Position + ChecksumBytes;
        file = 0;
        rowsInFile = 0;
        bytesBefore = 0;
        StartFile(rows, 0, boot);
        int rowPosition = writer.Position;
        for (int row = 0; row < rows.Count; row++)
        {
            code.Write(rows, row, bits);
        }

        rowsInFile = rows.Count - 1;
        RowBytes = 0;
        if (Commit(rowPosition, 0) != FileStatus.Done)
        {
            file = last + 1;
            rowsInFile = 0;
            bytesBefore = lastBytes;
            return;
        }

        Empty(1, last, boot, rows.EndUptimeMs);
    }

    /// <summary>
    /// Reads the rows that no stored block holds yet into <paramref name="rows"/>. False when a file was damaged; what the others hold is read all the same.
    /// </summary>
    /// <param name="rows">Empty; takes what is found.</param>
    /// <param name="storedUpTo">Sequences below this are in stored blocks.</param>
    /// <param name="boot">Takes the boot that the rows belong to.</param>
    public bool Recover(PeriodRows rows, long storedUpTo, BootIdentity boot)
    {
        var reader = new TailReader(files, checksum, paths, kind, code, readBuffer);
        bool sound = reader.Read(rows, storedUpTo, boot);
        file = reader.LastFile;
        FoundColumns = reader.FoundColumns;
        EndSequence = reader.EndSequence;
        StoredUpTo = reader.StoredUpTo > storedUpTo ? reader.StoredUpTo : storedUpTo;
        return sound;
    }

    /// <summary>Gives back what somebody else's files take behind the present one, where no row has been: those that are longer than ours can be.</summary>
    public void GiveRoom(BootIdentity boot, long endUptimeMs)
    {
        for (int number = file + 1; number < TailPaths.FileLimit; number++)
        {
            FileStatus status = files.Read(paths.Of(number), FileLimitBytes, readBuffer, 0, 1, out int beyond);
            if (status == FileStatus.NotFound)
            {
                return;
            }

            if (beyond > 0)
            {
                Empty(number, number, boot, endUptimeMs);
            }
        }
    }

    /// <summary>Takes the rows out of files, the newest first, so that those which still have some are the first ones.</summary>
    private void Empty(int first, int last, BootIdentity boot, long endUptimeMs)
    {
        WriteHeader(witness, boot, StoredUpTo, endUptimeMs);
        witness.U32(checksum.Crc32(witness.Buffer, 0, witness.Position));
        for (int number = last; number >= first; number--)
        {
            if (number < paths.KeptFiles)
            {
                files.Replace(paths.Of(number), witness.Buffer, witness.Position);
            }
            else
            {
                files.Delete(paths.Of(number));
            }
        }
    }

    private void StartFile(PeriodRows rows, int row, BootIdentity boot)
    {
        long sequence = row == 0 ? StoredUpTo : rows.SequenceOf(row) - rows.SequenceGapOf(row);
        WriteHeader(writer, boot, sequence, rows.StartUptimeMsOf(row) - rows.StartGapMsOf(row));
        code.Begin(rows, bits, (int)(rows.SequenceOf(row) - sequence));
    }

    private void WriteHeader(ByteWriter target, BootIdentity boot, long sequence, long startUptimeMs)
    {
        target.Reset();
        target.U8(Mark(kind));
        target.U8(0);
        target.Varint(boot.Boot);
        target.U32(boot.Nonce);
        target.Varint(boot.Context);
        target.Varint(columnCount);
        target.Varint(sequence);
        target.Varint(startUptimeMs);
    }

    /// <summary>Writes the file. When flash refuses, its old content stands, and the row that began at <paramref name="rowPosition"/> is taken back.</summary>
    private FileStatus Commit(int rowPosition, int undoPosition)
    {
        if (writer.Overflowed || bytesBefore + writer.Position + ChecksumBytes > limitBytes)
        {
            FileStatus reason = writer.Overflowed ? FileStatus.Failed : FileStatus.NoSpace;
            writer.Rewind(undoPosition);
            code.Undo();
            return reason;
        }

        byte[] buffer = writer.Buffer;
        int end = writer.Position;
        buffer[CountPosition] = (byte)(rowsInFile + 1);
        writer.U32(checksum.Crc32(buffer, 0, end));
        FileStatus status = files.Replace(paths.Of(file), buffer, writer.Position);
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
