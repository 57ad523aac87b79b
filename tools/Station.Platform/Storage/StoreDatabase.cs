using Microsoft.Data.Sqlite;
using SQLitePCL;
using Station.Platform.Errors;

namespace Station.Platform.Storage;

/// <summary>The SQLite file behind a store: opens it, makes sure that it is one, creates its tables.</summary>
internal sealed class StoreDatabase : IDisposable
{
    private const long ApplicationId = 0x53463150;
    private const long SchemaVersion = 4;

    private readonly string path;
    private readonly SqliteConnection connection;

    private StoreDatabase(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        this.path = path;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(Handle, (int)busyTimeout.TotalMilliseconds);
    }

    public sqlite3 Handle => connection.Handle!;

    public SqliteConnection Connection => connection;

    /// <summary>Opens a store for writing and creates it when the file is new or empty.</summary>
    public static StoreDatabase OpenForWriting(string path, TimeSpan busyTimeout)
    {
        return Guard(path, () =>
        {
            var database = new StoreDatabase(path, SqliteOpenMode.ReadWriteCreate, busyTimeout);
            return database.Configured(database.CreateWhereEmpty);
        });
    }

    /// <summary>Opens a store that is there.</summary>
    public static StoreDatabase OpenForReading(string path, TimeSpan busyTimeout)
    {
        if (!File.Exists(path))
        {
            throw new PlatformException(ErrorToken.StoreMissing, path, "there is no such store");
        }

        return Guard(path, () =>
        {
            var database = new StoreDatabase(path, SqliteOpenMode.ReadWrite, busyTimeout);
            return database.Configured(database.CheckIdentity);
        });
    }

    public PreparedStatement Prepare(string sql) => new(Handle, sql);

    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    public long ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.RunForNumber() ?? 0;
    }

    /// <summary>Runs all or nothing. The lock is taken at the start, so that racing receivers wait instead of failing.</summary>
    public void InTransaction(Action action) => Guard(path, () =>
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            action();
            Execute("COMMIT");
        }
        catch
        {
            // Some failures have rolled back already, and then there is nothing left to undo.
            if (raw.sqlite3_get_autocommit(Handle) == 0)
            {
                Execute("ROLLBACK");
            }

            throw;
        }

        return true;
    });

    /// <summary>Runs something that reads, with errors for people.</summary>
    public T Read<T>(Func<T> read) => Guard(path, read);

    public void Dispose() => connection.Dispose();

    /// <summary>Turns what the database says into an error for people.</summary>
    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw Failure(path, exception.SqliteErrorCode, exception);
        }
        catch (StoreFailure failure)
        {
            throw Failure(path, failure.Status, failure);
        }
    }

    private static PlatformException Failure(string path, int status, Exception cause) => (status & 0xFF) switch
    {
        raw.SQLITE_NOTADB => new PlatformException(ErrorToken.StoreForeign, path, "the file is not a store", cause),
        raw.SQLITE_CORRUPT => new PlatformException(ErrorToken.StoreDamaged, path, "the store is damaged", cause),
        _ => new PlatformException(ErrorToken.StoreUnusable, path, $"the store cannot be used ({cause.Message})", cause),
    };

    private StoreDatabase Configured(Action prepare)
    {
        try
        {
            // Identity first: a file that is not ours is left as it is.
            prepare();
            Execute("PRAGMA journal_mode = WAL");

            // The broker and the station forget what was acknowledged, so that a commit must survive a power cut.
            Execute("PRAGMA synchronous = FULL");
            Execute("PRAGMA cache_size = -65536");
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void CreateWhereEmpty()
    {
        if (IsEmpty())
        {
            InTransaction(() =>
            {
                // Another receiver may have been first.
                if (IsEmpty())
                {
                    CreateTables();
                }
            });
        }

        CheckIdentity();
    }

    private bool IsEmpty() => ReadNumber("PRAGMA application_id") == 0 && ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;

    private void CreateTables()
    {
        using var stream = typeof(StoreDatabase).Assembly.GetManifestResourceStream("Station.Platform.Storage.schema.sql")!;
        using var reader = new StreamReader(stream);
        using var command = connection.CreateCommand();
        command.CommandText = reader.ReadToEnd();
        command.ExecuteNonQuery();
        Execute($"PRAGMA application_id = {ApplicationId}");
        Execute($"PRAGMA user_version = {SchemaVersion}");
    }

    private void CheckIdentity()
    {
        if (ReadNumber("PRAGMA application_id") != ApplicationId)
        {
            throw new PlatformException(ErrorToken.StoreForeign, path, "the file is a database, but not a store");
        }

        var version = ReadNumber("PRAGMA user_version");
        if (version != SchemaVersion)
        {
            throw new PlatformException(ErrorToken.StoreVersion, path, $"the store has version {version}, not {SchemaVersion}");
        }
    }
}
