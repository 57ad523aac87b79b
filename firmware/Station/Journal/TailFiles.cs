using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Measurement;

namespace Station.Journal;

/// <summary>
/// The durable copy of the open block's rows: a row of small files, each short enough to stay inside littlefs's metadata (at most 480 B), which makes
/// rewriting one each minute cheaper than growing a file by a few bytes. A full file is left and the next begun; all go once the block is stored.
/// </summary>
public sealed class TailFiles
{
    /// <summary>Longest tail file. Inline files end at 512 B on the device; the margin holds attributes.</summary>
    public const int FileLimitBytes = 480;

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    /// <summary>Above the rows of the longest block: when flash refuses again and again, each row is alone in its file.</summary>
    private const int FileLimit = 128;

    /// <summary>Where in a file the number of its rows stands.</summary>
    private const int CountPosition = 1;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly string prefix;
    private readonly RecordKind kind;
    private readonly int periodMs;
    private readonly ByteWriter writer = new ByteWriter(new byte[FileLimitBytes]);
    private readonly ByteReader reader = new ByteReader();
    private readonly byte[] readBuffer = new byte[FileLimitBytes + 1];
    private readonly int[] lastValues;
    private readonly string[] paths = new string[FileLimit];
    private int file;
    private int rowsInFile;

    /// <param name="files">The volume.</param>
    /// <param name="checksum">The board's CRC-32.</param>
    /// <param name="prefix">Path of the files without their number, such as <c>tail/m</c>.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="columnCount">Columns of a row.</param>
    /// <param name="periodSeconds">Nominal length of a period.</param>
    public TailFiles(IFileStore files, IChecksum checksum, string prefix, RecordKind kind, int columnCount, int periodSeconds)
    {
        this.files = files;
        this.checksum = checksum;
        this.prefix = prefix;
        this.kind = kind;
        periodMs = periodSeconds * 1000;
        lastValues = new int[columnCount];
    }

    /// <summary>Bytes that the rows of the open block take in all tail files: a bound for what they will take in a block.</summary>
    public int RowBytes { get; private set; }

    /// <summary>Makes the newest row of <paramref name="rows"/> durable.</summary>
    public FileStatus Append(PeriodRows rows, BootIdentity boot)
    {
        int row = rows.Count - 1;
        int before = writer.Position;
        if (rowsInFile > 0)
        {
            WriteRow(rows, row);
        }

        if (rowsInFile == 0 || writer.Overflowed || writer.Position > FileLimitBytes - ChecksumBytes)
        {
            before = 0;
            StartFile(rows, row, boot);
        }

        return Commit(before);
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
        var record = new PeriodRecord(rows.ColumnCount);
        for (int number = 0; number < FileLimit; number++)
        {
            FileStatus status = files.Read(PathOf(number), 0, readBuffer, 0, readBuffer.Length, out int count);
            if (status == FileStatus.NotFound)
            {
                break;
            }

            file = number;
            if (status != FileStatus.Done || (count > 0 && !RecoverFile(count, rows, storedUpTo, boot, record)))
            {
                sound = false;
            }
        }

        return sound;
    }

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
        if (reader.Failed || columns != rows.ColumnCount || (rows.Count > 0 && bootNumber != boot.Boot))
        {
            return false;
        }

        boot.Boot = bootNumber;
        boot.Nonce = nonce;
        boot.Context = context;
        return RecoverRows(rowCount, sequence, startMs, rows, storedUpTo, record);
    }

    private bool RecoverRows(int rowCount, long sequence, long startMs, PeriodRows rows, long storedUpTo, PeriodRecord record)
    {
        ForgetValues();
        for (int row = 0; row < rowCount; row++)
        {
            sequence += reader.Varint();
            record.StartUptimeMs = startMs + reader.Varint();
            record.LengthMs = periodMs + (int)reader.Zigzag();
            record.ValidSeconds = periodMs / 1000 - (int)reader.Zigzag();
            ReadColumns(record);
            if (reader.Failed)
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

    private void ReadColumns(PeriodRecord record)
    {
        bool allNormal = reader.U8() == 0;
        for (int column = 0; column < lastValues.Length; column++)
        {
            int quality = allNormal ? 0 : reader.Varint(0xFFF);
            record.Flags[column] = (QualityFlag)((quality >> 1) & 7);
            record.Reasons[column] = (QualityReason)(quality >> 4);
            if ((quality & PeriodRows.QualityAbsent) != 0)
            {
                record.Values[column] = PeriodRecord.Missing;
                continue;
            }

            lastValues[column] += (int)reader.Zigzag();
            record.Values[column] = lastValues[column];
        }
    }

    private void StartFile(PeriodRows rows, int row, BootIdentity boot)
    {
        if (rowsInFile > 0)
        {
            file++;
        }

        rowsInFile = 0;
        ForgetValues();
        writer.Reset();
        writer.U8((FormatVersion << 4) | (int)kind);
        writer.U8(0);
        writer.Varint(boot.Boot);
        writer.U32(boot.Nonce);
        writer.Varint(boot.Context);
        writer.Varint(rows.ColumnCount);
        writer.Varint(rows.LastSequence - rows.SequenceGaps[row]);
        writer.Varint(rows.EndUptimeMs - rows.LengthsMs[row] - rows.StartGapsMs[row]);
        WriteRow(rows, row);
    }

    private FileStatus Commit(int before)
    {
        byte[] buffer = writer.Buffer;
        int end = writer.Position;
        buffer[CountPosition] = (byte)(rowsInFile + 1);
        writer.U32(checksum.Crc32(buffer, 0, end));
        FileStatus status = files.Replace(PathOf(file), buffer, writer.Position);
        writer.Rewind(end);
        if (status == FileStatus.Done)
        {
            rowsInFile++;
            RowBytes += end - before;
        }
        else
        {
            LeaveFile();
        }

        return status;
    }

    /// <summary>After a refusal the file's old content stands; the next row begins another, so that nothing has to be undone.</summary>
    private void LeaveFile()
    {
        if (rowsInFile > 0)
        {
            file++;
        }

        rowsInFile = 0;
    }

    private void WriteRow(PeriodRows rows, int row)
    {
        writer.Varint(rows.SequenceGaps[row]);
        writer.Varint(rows.StartGapsMs[row]);
        writer.Zigzag(rows.LengthsMs[row] - periodMs);
        writer.Zigzag(periodMs / 1000 - rows.ValidSeconds[row]);
        bool allNormal = AllNormal(rows, row);
        writer.U8(allNormal ? 0 : 1);
        for (int column = 0; column < lastValues.Length; column++)
        {
            int quality = rows.QualitiesOf(column)[row];
            if (!allNormal)
            {
                writer.Varint(quality);
            }

            if ((quality & PeriodRows.QualityAbsent) == 0)
            {
                int value = rows.ValuesOf(column)[row];
                writer.Zigzag(value - lastValues[column]);
                lastValues[column] = value;
            }
        }
    }

    private bool AllNormal(PeriodRows rows, int row)
    {
        for (int column = 0; column < lastValues.Length; column++)
        {
            if (rows.QualitiesOf(column)[row] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private void ForgetValues() => System.Array.Clear(lastValues, 0, lastValues.Length);
}
