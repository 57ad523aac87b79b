using Microsoft.Data.Sqlite;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Verification;
using Xunit;

namespace Station.Platform.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly TestStation station = new();
    private readonly TestStore store;
    private readonly StationScript script;

    public StoreTests()
    {
        store = new TestStore(station);
        script = new StationScript(station);
    }

    public void Dispose() => store.Dispose();

    /// <summary>The broker forgets what was acknowledged: by then a power cut must not take it back.</summary>
    [Fact]
    public void A_commit_waits_for_the_disk()
    {
        const int Full = 2;
        using var directory = new TestDirectory();
        using StoreDatabase database = StoreDatabase.OpenForWriting(directory.File("store.db"), TimeSpan.FromSeconds(1));

        Assert.Equal(Full, database.ReadNumber("PRAGMA synchronous"));
    }

    [Fact]
    public void A_live_copy_is_provisional_until_its_block_comes_and_is_the_same_record()
    {
        store.Write(script.Live(0, 17));
        var provisional = Assert.Single(Records());
        store.Write(script.Minutes(17));
        var confirmed = Assert.Single(Records());

        Assert.Equal((false, 0), (provisional.IsConfirmed, provisional.Kind));
        Assert.Equal((true, 1), (confirmed.IsConfirmed, confirmed.Kind));
        Assert.Equal([17], confirmed.Values);
        Assert.Equal(0, store.Report().Conflicts);
    }

    [Fact]
    public void A_live_copy_that_comes_after_its_block_changes_nothing_of_the_record()
    {
        store.Write(script.Minutes(17), script.Live(0, 17));

        Assert.True(Assert.Single(Records()).IsConfirmed);
    }

    [Fact]
    public void Values_flags_and_absences_come_back_from_the_store()
    {
        TestCell[] cells = [new(int.MinValue), new(null, 7, 2), new(int.MaxValue, 1, 255), new(0)];
        var block = new TestPeriodBlock(new TestHeader(), 60, [new TestPeriodRecord(3, 500, 59_000, 58, cells)]);
        store.Write(station.Block(block.ToPayload()));

        var record = Assert.Single(Records());

        Assert.Equal([int.MinValue, null, int.MaxValue, 0], record.Values);
        Assert.Equal(cells.Select(cell => (ushort)cell.Code), record.Qualities.Select(quality => quality.Code));
        Assert.Equal((3, 500, 59_000, 60, 58), (record.Sequence, record.StartMs, record.LengthMs, record.PeriodSeconds, record.ValidSeconds));
    }

    [Fact]
    [Trait("FieldFailure", "12")]
    public void The_same_block_again_is_counted_and_stored_once()
    {
        var block = script.Minutes(1, 2, 3);

        var outcomes = store.Write(block, block).Concat(store.Write(block)).ToArray();

        Assert.Equal([false, true, true], outcomes.Select(outcome => outcome.IsDuplicate));
        Assert.Equal([3, 0, 0], outcomes.Select(outcome => outcome.Records));
        var report = store.Report();
        Assert.Equal((3, 2, 0, 0), (report.Stored, report.WireDuplicates, report.DuplicatesStored, report.Conflicts));
        Assert.Equal(3, store.Read(reader => reader.ReadArchive().Count()));
    }

    [Fact]
    public void The_retained_copy_of_a_context_is_no_duplicate_on_the_wire()
    {
        var block = script.Events((2, TestEvents.Context(1)));

        store.Write(block, block with { Topic = station.Topic("context") });

        Assert.Equal(0, store.Report().WireDuplicates);
    }

    [Fact]
    public void Other_content_under_the_same_number_is_a_conflict_and_both_are_kept()
    {
        var outcomes = store.Write(
            station.Block(TestPeriodBlock.Minutes(4, 10, 1, 2, 3).ToPayload()),
            station.Block(TestPeriodBlock.Minutes(4, 10, 1, 9, 3).ToPayload()));

        Assert.Equal([0, 2], outcomes.Select(outcome => outcome.Conflicts));
        Assert.Equal([[1], [2], [3], [9]], Records().Select(record => record.Values).OrderBy(values => values[0]));
        var report = store.Report();
        Assert.Equal((2, 3, 0), (report.Conflicts, report.Stored, report.DuplicatesStored));
    }

    [Fact]
    public void A_live_copy_that_contradicts_its_block_is_a_conflict()
    {
        store.Write(script.Live(0, 1), script.Minutes(2));

        Assert.Equal(1, store.Report().Conflicts);
    }

    [Fact]
    public void A_context_number_with_two_meanings_is_a_conflict_and_a_repeated_context_is_none()
    {
        store.Write(script.Events((2, TestEvents.Context(1))), script.Events((2, TestEvents.Context(1))));
        Assert.Equal(0, store.Report().Conflicts);

        store.Write(script.Events((2, TestEvents.Context(1, site: "Elsewhere"))));
        Assert.Equal(1, store.Report().Conflicts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_block_that_is_not_chained_to_its_neighbour_is_found_in_whichever_order_they_come(bool reversed)
    {
        RawMessage[] messages = [script.Minutes(1), script.Minutes(2), station.Block(TestPeriodBlock.Minutes(2, 2, 3).ToPayload())];
        var sound = messages[..2];
        store.Write(reversed ? [.. sound.Reverse()] : sound);
        Assert.Equal(0, store.Report().ChainBreaks);

        store.Write(messages[2]);
        Assert.Equal(1, store.Report().ChainBreaks);
    }

    [Fact]
    public void What_is_no_evidence_is_kept_in_quarantine_with_its_reason_and_nothing_else()
    {
        var block = script.Minutes(5);
        var altered = block.Message.ToArray();
        altered[40] ^= 1;

        store.Write(block with { Message = altered });

        Assert.Empty(store.Read(reader => reader.ReadKeys()));
        var report = store.Read(reader => reader.Report());
        Assert.Equal((station.Number, "altered", "seal", 1), Single(report.Quarantine));
        Assert.Equal(1, report.SealFailures);

        store.Write(block);
        Assert.Equal((1, 1), (store.Report().SealFailures, store.Report().Stored));
    }

    [Fact]
    public void Statuses_are_archived_and_are_never_evidence()
    {
        var outcome = Assert.Single(store.Write(new RawMessage(station.Topic("status"), "{\"state\":\"offline\"}"u8.ToArray(), 5)));

        Assert.Equal(Verdict.Advisory, outcome.Judgement.Verdict);
        Assert.Empty(store.Read(reader => reader.Report()).Quarantine);
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing()
    {
        var broken = new RawMessage(null!, [], 1);

        Assert.ThrowsAny<Exception>(() => store.Write(script.Minutes(1), broken));

        Assert.Equal(0, store.Read(reader => reader.ReadArchive().Count()));
        Assert.Equal(1, Assert.Single(store.Write(script.Minutes(2))).Records);
    }

    [Fact]
    public void Two_writers_may_race_on_one_file()
    {
        var messages = Enumerable.Range(0, 200).Select(value => script.Minutes(value)).ToArray();
        using var other = EvidenceWriter.Open(store.Path, station.Registry);
        Parallel.ForEach([store.Writer, other], writer =>
        {
            foreach (var message in messages)
            {
                writer.Write([message]);
            }
        });

        var report = store.Report();
        Assert.Equal((200, 200, 0), (report.Stored, report.WireDuplicates, report.Conflicts));
    }

    [Fact]
    public void Measurements_can_be_read_with_plain_SQL()
    {
        store.Write(
            script.Events((2, TestEvents.Context(1)), (3, TestEvents.Anchor(0, 1_790_000_000_000, 30))),
            script.Seal(new TestPeriodBlock(new TestHeader(), 60, [new TestPeriodRecord(2, 60_000, 60_000, 60, [new TestCell(123, 4, 2)])])));

        using var connection = new SqliteConnection($"Data Source={store.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT factor, unit, amount, flag, reason, utc_ms, uncertainty_ms, number FROM measurement";
        using var rows = command.ExecuteReader();
        Assert.True(rows.Read());
        Assert.Equal(("a34004", "ug/m3", "D", 2), (rows.GetString(0), rows.GetString(1), rows.GetString(3), rows.GetInt32(4)));
        Assert.Equal(12.3, rows.GetDouble(2), 9);
        Assert.Equal((1_790_000_060_000, 33, 123), (rows.GetInt64(5), rows.GetInt64(6), rows.GetInt64(7)));
        Assert.False(rows.Read());
    }

    [Fact]
    public void Hours_are_read_with_the_columns_of_hours()
    {
        store.Write(
            script.Events((2, TestEvents.Context(1)), (3, TestEvents.Anchor(0, 1_790_000_000_000, 30))),
            script.Seal(new TestPeriodBlock(
                new TestHeader { Kind = 0x12 }, 3_600, [new TestPeriodRecord(2, 60_000, 3_600_000, 3_600, [new TestCell(123), new TestCell(59)])])));

        using var connection = new SqliteConnection($"Data Source={store.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT statistic, unit, number, kind FROM measurement ORDER BY position";
        using var rows = command.ExecuteReader();
        var read = new List<(long, string, long, long)>();
        while (rows.Read())
        {
            read.Add((rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3)));
        }

        Assert.Equal([(1, "ug/m3", 123, 2), (4, "min", 59, 2)], read);
    }

    private static (uint? Station, string Verdict, string Reason, long Count) Single(IReadOnlyList<Reports.QuarantineCount> counts)
    {
        var count = Assert.Single(counts);
        return (count.Station, count.Verdict, count.Reason, count.Count);
    }

    private List<StoredRecord> Records() => store.Read(reader => reader.ReadRecords(station.Key).ToList());
}
