using SQLitePCL;

namespace Station.Platform.Storage;

/// <summary>
/// A statement that is prepared once and run many times. It binds without boxing: at 60 records a block, parameters as
/// objects would cost more than the database does.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;

    public PreparedStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public PreparedStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public PreparedStatement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    public PreparedStatement Bind(string value)
    {
        Check(raw.sqlite3_bind_text(statement, ++bound, value));
        return this;
    }

    public PreparedStatement BindText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, ++bound, utf8));
        return this;
    }

    public PreparedStatement BindBlob(ReadOnlySpan<byte> value)
    {
        // An empty span has no address, which the binding takes for null.
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(statement, ++bound, 0)
            : raw.sqlite3_bind_blob(statement, ++bound, value));
        return this;
    }

    public PreparedStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    /// <summary>Runs to the end and returns how many rows were changed.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        Reset();
        return raw.sqlite3_changes(database);
    }

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>Runs to the end and returns the first column of the first row.</summary>
    public long? RunForNumber()
    {
        long? value = Step() && raw.sqlite3_column_type(statement, 0) != raw.SQLITE_NULL ? Number(0) : null;
        Run();
        return value;
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Step()
    {
        switch (raw.sqlite3_step(statement))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            case var status:
                var failure = new StoreFailure(status, raw.sqlite3_errmsg(database).utf8_to_string());
                Reset();
                throw failure;
        }
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Reset()
    {
        raw.sqlite3_reset(statement);
        bound = 0;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int status)
    {
        if (status != raw.SQLITE_OK)
        {
            throw new StoreFailure(status, raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }
}
