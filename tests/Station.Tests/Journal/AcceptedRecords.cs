using Station.Aggregation;
using Station.Platform.Wire;

namespace Station.Tests.Journal;

/// <summary>What a journal accepted, and the check that its blocks still say the same, made with the platform's own decoder.</summary>
internal sealed class AcceptedRecords
{
    private readonly Dictionary<long, string> recordsBySequence = [];

    public int Count => recordsBySequence.Count;

    public long NextSequence { get; private set; }

    public void Add(long sequence, PeriodRecord record)
    {
        Assert.True(sequence >= NextSequence, $"sequence {sequence} was given out again");
        recordsBySequence.Add(sequence, Describe(record));
        NextSequence = sequence + 1;
    }

    public void AddEvent(long sequence)
    {
        Assert.True(sequence >= NextSequence, $"sequence {sequence} was given out again");
        NextSequence = sequence + 1;
    }

    /// <summary>A copy, for one branch of an experiment.</summary>
    public AcceptedRecords Clone()
    {
        var copy = new AcceptedRecords { NextSequence = NextSequence };
        foreach ((long sequence, string record) in recordsBySequence)
        {
            copy.recordsBySequence.Add(sequence, record);
        }

        return copy;
    }

    /// <summary>Checks seals, chain, density and content of blocks that begin with block 0 and miss nothing.</summary>
    public void AssertAllIn(IReadOnlyList<(long Block, byte[] Message)> blocks)
    {
        var content = new MessageContent();
        var sequences = new SortedSet<long>();
        int found = 0;
        string previous = new('0', 16);
        for (int i = 0; i < blocks.Count; i++)
        {
            (long number, byte[] message) = blocks[i];
            Assert.Equal(i, number);
            Assert.True(Envelope.TryParse(message, out Envelope envelope), $"block {number} has no envelope");
            Assert.True(envelope.Verify(JournalUnderTest.BlockKey), $"block {number} does not verify");
            Assert.Equal(Fault.None, content.Decode(envelope.Payload));
            BlockHeader header = content.Kind == MessageKind.EventBlock ? content.EventBlock.Header : content.PeriodBlock.Header;
            Assert.Equal(previous, header.Previous.ToString("x16"));
            previous = Convert.ToHexStringLower(message.AsSpan(message.Length - 32, 8));
            found += content.Kind == MessageKind.EventBlock ? TakeEvent(header, sequences) : TakeRecords(content.PeriodBlock, sequences);
        }

        Assert.Equal(recordsBySequence.Count, found);
        Assert.Equal(sequences.Count == 0 ? 0 : sequences.Max + 1, sequences.Count);
    }

    private static int TakeEvent(BlockHeader header, SortedSet<long> sequences)
    {
        Assert.True(sequences.Add(header.FirstSequence), "two records have one sequence");
        return 0;
    }

    private int TakeRecords(PeriodBlock block, SortedSet<long> sequences)
    {
        int found = 0;
        for (int row = 0; row < block.Count; row++)
        {
            Assert.True(sequences.Add(block.Sequence(row)), "two records have one sequence");
            if (recordsBySequence.TryGetValue(block.Sequence(row), out string? accepted))
            {
                Assert.Equal(accepted, Describe(block, row));
                found++;
            }
        }

        return found;
    }

    private static string Describe(PeriodRecord record)
    {
        IEnumerable<string> columns = record.Values.Select((value, column) =>
            $"{(int)record.Flags[column]}/{(int)record.Reasons[column]}/{(value == PeriodRecord.Missing ? "absent" : value.ToString())}");
        return $"{record.StartUptimeMs}+{record.LengthMs} {record.ValidSeconds} {string.Join(' ', columns)}";
    }

    private static string Describe(PeriodBlock block, int row)
    {
        IEnumerable<string> columns = Enumerable.Range(0, block.ColumnCount).Select(column =>
        {
            Quality quality = block.Quality(column, row);
            return $"{(int)quality.Flag}/{(int)quality.Reason}/{(quality.Absent ? "absent" : block.Value(column, row).ToString())}";
        });
        return $"{block.StartMs(row)}+{block.LengthMs(row)} {block.ValidSecondsOf(row)} {string.Join(' ', columns)}";
    }
}
