using Station.Platform.Commands;
using Station.Platform.Storage;

namespace Station.Platform.Reports;

/// <summary>Draws up the gap report of a station and generation.</summary>
internal sealed class GapReporter(StoreDatabase database, StoreKey key)
{
    private const long HourSeconds = 3600;

    private long stored;
    private long provisional;
    private bool hoursSeen;

    public GapReport Report()
    {
        var frontier = ReadFrontier();
        var there = ReadSequencesThere();
        var losses = ReadLosses();
        var expected = Math.Max(frontier.NextSequence, Math.Max(there.End, losses.End));
        var absent = SequenceSet.Of([new SequenceRange(0, expected)]).Except(there);
        var missing = absent.Except(losses);
        var blocks = new BlockGaps(ReadBlocks(), frontier.NextBlock, frontier.OldestHeld, hoursSeen);
        var unexplained = missing.Except(blocks.SequencesThatMayCome);
        return new GapReport
        {
            Key = key,
            Expected = expected,
            Stored = stored,
            Provisional = provisional,
            AdmittedLost = absent.Count - missing.Count,
            Awaited = missing.Count - unexplained.Count,
            Unexplained = unexplained,
            BlocksAwaited = blocks.Awaited,
            BlocksGone = blocks.Gone,
            Conflicts = Count("SELECT count(*) FROM conflict WHERE station = ? AND generation = ?"),
            ChainBreaks = Count("SELECT count(*) FROM chain_break WHERE station = ? AND generation = ?"),
            SealFailures = CountSealFailures(),
            DuplicatesStored = Count(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM record WHERE station = ? AND generation = ?
                    GROUP BY sequence, boot, boot_nonce, context, start_ms, length_ms, period_s, valid_s,
                             quality, value, event_type, event_body
                    HAVING count(*) > 1)
                """),
            WireDuplicates =
                Count("SELECT sum(max(arrivals - 1, 0)) FROM block WHERE station = ? AND generation = ?")
                + Count("SELECT sum(arrivals - 1) FROM live WHERE station = ? AND generation = ?"),
            Answers = ReadAnswers(),
        };
    }

    private long Count(string sql)
    {
        using var statement = database.Prepare(sql);
        return statement.Bind(key.Station).Bind(key.Generation).RunForNumber() ?? 0;
    }

    private long CountSealFailures()
    {
        using var statement = database.Prepare(
            "SELECT count(*) FROM archive WHERE station = ? AND verdict <> 'valid' AND verdict NOT IN ('advisory', 'invalid', 'revoked')");
        return statement.Bind(key.Station).RunForNumber() ?? 0;
    }

    private (long NextBlock, long OldestHeld, long NextSequence) ReadFrontier()
    {
        using var statement = database.Prepare(
            "SELECT next_block, oldest_held, next_sequence FROM frontier WHERE station = ? AND generation = ?");
        return statement.Bind(key.Station).Bind(key.Generation).Step()
            ? (statement.Number(0), statement.Number(1), statement.Number(2))
            : default;
    }

    private SequenceSet ReadSequencesThere()
    {
        using var statement = database.Prepare(
            """
            SELECT sequence, max(sources), max(period_s) FROM record
            WHERE station = ? AND generation = ? GROUP BY sequence ORDER BY sequence
            """);
        statement.Bind(key.Station).Bind(key.Generation);
        var ranges = new List<SequenceRange>();
        while (statement.Step())
        {
            var sequence = statement.Number(0);
            stored++;
            provisional += statement.Number(1) == 1 ? 1 : 0;
            hoursSeen |= statement.Number(2) >= HourSeconds;
            if (ranges.Count > 0 && ranges[^1].End == sequence)
            {
                ranges[^1] = ranges[^1] with { End = sequence + 1 };
            }
            else
            {
                ranges.Add(new SequenceRange(sequence, sequence + 1));
            }
        }

        return SequenceSet.Of(ranges);
    }

    private SequenceSet ReadLosses()
    {
        using var statement = database.Prepare(
            "SELECT first_sequence, last_sequence FROM loss WHERE station = ? AND generation = ?");
        statement.Bind(key.Station).Bind(key.Generation);
        var ranges = new List<SequenceRange>();
        while (statement.Step())
        {
            ranges.Add(new SequenceRange(statement.Number(0), statement.Number(1) + 1));
        }

        return SequenceSet.Of(ranges);
    }

    private SortedDictionary<CommandOutcome, long> ReadAnswers()
    {
        using var statement = database.Prepare("SELECT outcome, count(*) FROM answer WHERE station = ? AND generation = ? GROUP BY outcome");
        statement.Bind(key.Station).Bind(key.Generation);
        var answers = new SortedDictionary<CommandOutcome, long>();
        while (statement.Step())
        {
            answers.Add((CommandOutcome)statement.Number(0), statement.Number(1));
        }

        return answers;
    }

    private List<StoredBlock> ReadBlocks()
    {
        using var statement = database.Prepare(
            """
            SELECT block, kind, first_sequence, last_sequence FROM block
            WHERE station = ? AND generation = ? ORDER BY block
            """);
        statement.Bind(key.Station).Bind(key.Generation);
        var blocks = new List<StoredBlock>();
        while (statement.Step())
        {
            blocks.Add(new StoredBlock(statement.Number(0), (int)statement.Number(1), statement.Number(2), statement.Number(3)));
        }

        return blocks;
    }
}
