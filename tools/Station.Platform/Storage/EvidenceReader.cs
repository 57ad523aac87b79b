using Microsoft.Data.Sqlite;
using Station.Platform.Checkpoints;
using Station.Platform.Commands;
using Station.Platform.Errors;
using Station.Platform.Reports;

namespace Station.Platform.Storage;

/// <summary>Reads a store, also while receivers write to it.</summary>
public sealed class EvidenceReader : IDisposable
{
    private readonly StoreDatabase database;

    private EvidenceReader(StoreDatabase database) => this.database = database;

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="PlatformException">It is missing, no store, or cannot be used.</exception>
    public static EvidenceReader Open(string path) =>
        new(StoreDatabase.OpenForReading(path, EvidenceWriter.DefaultBusyTimeout));

    /// <summary>Stations and generations of which there is evidence.</summary>
    public IReadOnlyList<StoreKey> ReadKeys() => database.Read(() =>
    {
        using var statement = database.Prepare("SELECT station, generation FROM frontier ORDER BY station, generation");
        var keys = new List<StoreKey>();
        while (statement.Step())
        {
            keys.Add(new StoreKey((uint)statement.Number(0), (byte)statement.Number(1)));
        }

        return keys;
    });

    /// <summary>What became of the records of one station and generation.</summary>
    public GapReport ReportGaps(StoreKey key) => database.Read(() => new GapReporter(database, key).Report());

    /// <summary>The same for all, and what did not become evidence.</summary>
    public StoreReport Report() => new([.. ReadKeys().Select(ReportGaps)], ReadQuarantine());

    /// <summary>Sequences of one station and generation that are there with more than one content, in ascending order.</summary>
    public IReadOnlyList<long> ReadRecordConflicts(StoreKey key) => database.Read(() =>
    {
        using var statement = database.Prepare(
            "SELECT number FROM conflict WHERE station = ? AND generation = ? AND subject = 'record' ORDER BY number");
        statement.Bind(key.Station).Bind(key.Generation);
        var numbers = new List<long>();
        while (statement.Step())
        {
            numbers.Add(statement.Number(0));
        }

        return numbers;
    });

    /// <summary>How far the chains of all stations are there.</summary>
    public IReadOnlyList<ChainHead> ReadChains() => database.Read<IReadOnlyList<ChainHead>>(() =>
        [.. ReadKeys().Select(key => new ChainReader(database, key).ReadHead()).OfType<ChainHead>()]);

    /// <summary>Whether the store still holds a chain as it was lodged.</summary>
    public bool Holds(ChainHead lodged)
    {
        var key = new StoreKey(lodged.Station, lodged.Generation);
        return database.Read(() => new ChainReader(database, key).ReadFrom(lodged.LastBlock, Convert.FromHexString(lodged.Tag), lodged.FirstBlock)) == lodged;
    }

    /// <summary>A fingerprint of all that the store holds but for times of arrival and the order of the archive.</summary>
    public string ComputeDigest() => database.Read(() => StoreDigest.Compute(database));

    /// <summary>Records in order of sequence; one in conflict comes once for each of its contents.</summary>
    public IEnumerable<StoredRecord> ReadRecords(StoreKey key)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {RecordRow.Columns}
            FROM record_time WHERE station = $station AND generation = $generation ORDER BY sequence, variant
            """;
        foreach (var record in Records(command, key))
        {
            yield return record;
        }
    }

    /// <summary>
    /// Confirmed records from a sequence on, without minutes up to another one, in order of sequence: for whoever follows a station while its records arrive and knows most of them already.
    /// </summary>
    /// <param name="key">Station and generation.</param>
    /// <param name="fromSequence">First sequence of interest.</param>
    /// <param name="minutesAfterSequence">Minutes with larger sequences are of interest.</param>
    /// <exception cref="PlatformException">The store cannot be read.</exception>
    public IEnumerable<StoredRecord> ReadConfirmed(StoreKey key, long fromSequence, long minutesAfterSequence)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {RecordRow.Columns}
            FROM record_time
            WHERE station = $station AND generation = $generation AND sequence >= $from AND sources >= 2 AND (kind <> 1 OR sequence > $minutes)
            ORDER BY sequence, variant
            """;
        command.Parameters.AddWithValue("$from", fromSequence);
        command.Parameters.AddWithValue("$minutes", minutesAfterSequence);
        foreach (var record in Records(command, key))
        {
            yield return record;
        }
    }

    /// <summary>Boots that never got an anchor and lie between others that did.</summary>
    public IReadOnlyList<BootBracket> ReadBrackets(StoreKey key) => database.Read(() =>
    {
        using var statement = database.Prepare(
            "SELECT boot, boot_nonce, not_before_ms, not_after_ms, is_final FROM boot_bracket WHERE station = ? AND generation = ? ORDER BY boot, boot_nonce");
        statement.Bind(key.Station).Bind(key.Generation);
        var brackets = new List<BootBracket>();
        while (statement.Step())
        {
            long? notBeforeMs = statement.IsNull(2) ? null : statement.Number(2);
            brackets.Add(new BootBracket(statement.Number(0), (uint)statement.Number(1), notBeforeMs, statement.Number(3), statement.Number(4) != 0));
        }

        return brackets;
    });

    /// <summary>A station's answers to commands that came within a span of UTC, the end not included, in order of arrival.</summary>
    public IReadOnlyList<StoredAnswer> ReadAnswers(uint station, long fromUtcMs = long.MinValue, long toUtcMs = long.MaxValue) => database.Read(() =>
    {
        using var statement = database.Prepare(
            """
            SELECT generation, first_received_ms, boot, uptime_ms, command_counter, command_id, outcome, body FROM answer
            WHERE station = ? AND first_received_ms >= ? AND first_received_ms < ? ORDER BY first_received_ms, generation, boot, uptime_ms, tag
            """);
        statement.Bind(station).Bind(fromUtcMs).Bind(toUtcMs);
        var answers = new List<StoredAnswer>();
        while (statement.Step())
        {
            answers.Add(new StoredAnswer(
                (byte)statement.Number(0), statement.Number(1), statement.Number(2), statement.Number(3), statement.Number(4),
                unchecked((ulong)statement.Number(5)), (CommandOutcome)statement.Number(6), statement.Blob(7)));
        }

        return answers;
    });

    /// <summary>A station's periods whose middle lies in a span of UTC, over all its generations.</summary>
    public IEnumerable<StoredPeriod> ReadPeriods(uint station, long fromUtcMs, long toUtcMs) =>
        new PeriodReader(database, station).Read(fromUtcMs, toUtcMs);

    /// <summary>Periods of one generation between two sequences, ends included, whose time is resolved.</summary>
    public IEnumerable<StoredPeriod> ReadResolvedPeriods(StoreKey key, long firstSequence, long lastSequence) =>
        new PeriodReader(database, key.Station).ReadResolved(key.Generation, firstSequence, lastSequence);

    /// <summary>A station's periods whose time is not known yet: they may belong to any day.</summary>
    public long CountPendingPeriods(uint station) => database.Read(() => new PeriodReader(database, station).CountPending());

    /// <summary>The archive in the order in which it was written.</summary>
    public IEnumerable<RawMessage> ReadArchive()
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = "SELECT topic, message, received_ms FROM archive ORDER BY id";
        using var rows = database.Read(command.ExecuteReader);
        while (database.Read(rows.Read))
        {
            yield return new RawMessage(rows.GetString(0), rows.GetFieldValue<byte[]>(1), rows.GetInt64(2));
        }
    }

    public void Dispose() => database.Dispose();

    private IEnumerable<StoredRecord> Records(SqliteCommand command, StoreKey key)
    {
        command.Parameters.AddWithValue("$station", (long)key.Station);
        command.Parameters.AddWithValue("$generation", (long)key.Generation);
        using var rows = database.Read(command.ExecuteReader);
        while (database.Read(rows.Read))
        {
            yield return RecordRow.Read(rows);
        }
    }

    private List<QuarantineCount> ReadQuarantine() => database.Read(() =>
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            "SELECT station, verdict, reason, count(*) FROM quarantine GROUP BY station, verdict, reason";
        using var rows = command.ExecuteReader();
        var counts = new List<QuarantineCount>();
        while (rows.Read())
        {
            uint? station = rows.IsDBNull(0) ? null : (uint)rows.GetInt64(0);
            counts.Add(new QuarantineCount(station, rows.GetString(1), rows.GetString(2), rows.GetInt64(3)));
        }

        return counts;
    });
}
