using Microsoft.Data.Sqlite;
using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Measures;

/// <summary>
/// SQLite itself, on a temporary file of this machine: one row a record, each its own transaction in WAL mode with full synchronisation, until database and log together need
/// more room than the volume has. What it would wear of the flash cannot be seen from here.
/// </summary>
internal sealed class SqliteMeasure
{
    /// <summary>Commits between two checkpoints. The usual thousand pages would make a log of 4 MB, sixteen times the volume.</summary>
    private const int CommitsPerCheckpoint = 16;

    /// <summary>Where Linux keeps files in memory. What is counted does not depend on how long a synchronisation takes.</summary>
    private const string MemoryFolder = "/dev/shm";

    private readonly Workload workload;
    private readonly long roomBytes;

    /// <param name="workload">The records.</param>
    /// <param name="roomBytes">Room for database and log, in bytes.</param>
    public SqliteMeasure(Workload workload, long roomBytes)
    {
        this.workload = workload;
        this.roomBytes = roomBytes;
    }

    /// <summary>Rows that fit.</summary>
    public long Records { get; private set; }

    /// <summary>Database and log, in bytes, when they were full.</summary>
    public long FileBytes { get; private set; }

    /// <summary>Pages that were written, into the log or from it into the database.</summary>
    public long PageWrites { get; private set; }

    /// <summary>Bytes that were written, those around the log's pages included.</summary>
    public long WrittenBytes { get; private set; }

    /// <summary>Bytes of the rows in SQLite's own form: what it was given to keep.</summary>
    public long PayloadBytes { get; private set; }

    public void Run()
    {
        string parent = Directory.Exists(MemoryFolder) ? MemoryFolder : Path.GetTempPath();
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(parent, $"station-bench-{Guid.NewGuid():N}"));
        try
        {
            Fill(Path.Combine(folder.FullName, "records.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Fill(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
        string[] names = [.. workload.Columns.Select((_, column) => $"c{column}")];
        Execute(connection, $"CREATE TABLE record (t INTEGER PRIMARY KEY, {string.Join(", ", names)})");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO record VALUES ($t, {string.Join(", ", names.Select(name => "$" + name))})";
        insert.Parameters.Add(new SqliteParameter("$t", SqliteType.Integer));
        insert.Parameters.AddRange(names.Select(name => new SqliteParameter("$" + name, SqliteType.Integer)));
        var log = new WriteAheadLog(path + "-wal");
        PeriodRecord record = workload.CreateRecord();
        for (long end = CommitsPerCheckpoint; ; end += CommitsPerCheckpoint)
        {
            Insert(insert, record, end);
            Checkpoint(connection, log);
            long bytes = new FileInfo(path).Length + log.Bytes;
            if (bytes > roomBytes)
            {
                return;
            }

            Records = end;
            FileBytes = bytes;
        }
    }

    /// <summary>Inserts the rows up to and without <paramref name="end"/>.</summary>
    private void Insert(SqliteCommand insert, PeriodRecord record, long end)
    {
        for (long period = Records; period < end; period++)
        {
            workload.Fill(record, period, 0);
            long utc = OrdinaryUse.StartUtcMs / 1000 + period * workload.PeriodSeconds;
            insert.Parameters[0].Value = utc;
            for (int column = 0; column < record.Values.Length; column++)
            {
                int value = record.Values[column];
                insert.Parameters[column + 1].Value = value == PeriodRecord.Missing ? DBNull.Value : value;
            }

            insert.ExecuteNonQuery();
            PayloadBytes += SqliteRow.Bytes(record.Values);
        }
    }

    private void Checkpoint(SqliteConnection connection, WriteAheadLog log)
    {
        log.Read();
        PageWrites += log.Frames + log.DistinctPages;
        WrittenBytes += log.FrameBytes + (long)log.DistinctPages * log.PageBytes;
        Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
