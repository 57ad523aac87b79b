using Station.Aggregation;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Series;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Measures;

/// <summary>
/// The journal in its steady state: minutes are accepted, blocks closed, sealed, marked as published and received, and on a full volume the oldest are freed. Restarts and
/// events are left out: it is what every minute costs.
/// </summary>
public static class SteadyCycle
{
    /// <summary>Where in the result of <see cref="Run"/> each number stands.</summary>
    private const int Records = 0, RecordBytes = 1, RecordInstructions = 2, Seals = 3, SealBytes = 4, SealInstructions = 5, DeviceSealBytes = 6, Frees = 7;

    /// <summary>Runs the cycle; made of types that a copy of this assembly shares with it (<see cref="Instructions.CountedFirmware.Drive"/>).</summary>
    /// <param name="chip">A prepared chip.</param>
    /// <param name="columns">The series, one a column.</param>
    /// <param name="periodSeconds">Length of a period.</param>
    /// <param name="warmUp">Records before it counts: so many that the volume is full and has been freed from.</param>
    /// <param name="measured">Records that count.</param>
    /// <param name="executed">Tells the instructions that were executed so far.</param>
    public static long[] Run(FlashChip chip, int[][] columns, int periodSeconds, int warmUp, int measured, Func<long> executed)
    {
        Channel[] channels = [.. columns.Select(_ => new Channel(string.Empty, string.Empty, 0))];
        var workload = new Workload([.. columns.Zip(channels, (values, channel) => new ChannelSeries(channel, values))], periodSeconds);
        var board = new ContenderBoard(chip);
        board.Volume.Restart();
        int deletes = 0;
        var journal = new StationJournalContender(channels, periodSeconds);
        board.Volume.Operated += operation => deletes += operation.Verb == "delete" && journal.IsRecordFile(operation.Path) ? 1 : 0;
        journal.Begin(board);
        journal.Online = true;
        PeriodRecord record = workload.CreateRecord();
        long[] figures = new long[Frees + 1];
        for (int period = 0; period < warmUp + measured; period++)
        {
            if (period == warmUp)
            {
                Array.Clear(figures);
                deletes = 0;
            }

            long startMs = (long)period * periodSeconds * 1000;
            workload.Fill(record, period, startMs);
            Measure(journal, board, record, startMs, executed, figures);
        }

        figures[Frees] = deletes;
        return figures;
    }

    /// <summary>Reads the numbers of a run.</summary>
    public static SteadyFigures Read(long[] figures) => new(
        (double)(figures[RecordInstructions] + figures[SealInstructions]) / (figures[Records] + figures[Seals]),
        (double)figures[RecordInstructions] / figures[Records],
        (double)figures[SealInstructions] / figures[Seals],
        (double)figures[RecordBytes] / figures[Records],
        (double)figures[SealBytes] / figures[Seals],
        (double)figures[DeviceSealBytes] / figures[Seals],
        (int)figures[Frees]);

    private static void Measure(StationJournalContender journal, ContenderBoard board, PeriodRecord record, long startMs, Func<long> executed, long[] figures)
    {
        long executedBefore = executed();
        long closedBefore = journal.ClosedBlocks;
        long boardBefore = board.AllocatedBytes;
        long deviceBefore = board.DeviceAllocatedBytes;
        int collections = GC.CollectionCount(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isAccepted = journal.Accept(record, startMs);
        journal.Deliver(startMs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before - (board.AllocatedBytes - boardBefore);
        long instructions = executed() - executedBefore;
        bool isSeal = journal.ClosedBlocks != closedBefore;

        // A collection counts the rest of the thread's buffer as allocated: the record in which one comes says nothing of memory.
        figures[isSeal ? SealBytes : RecordBytes] += GC.CollectionCount(0) == collections ? allocated : 0;
        figures[isSeal ? SealInstructions : RecordInstructions] += instructions;
        figures[isSeal ? Seals : Records]++;
        figures[DeviceSealBytes] += board.DeviceAllocatedBytes - deviceBefore;
        if (!isAccepted)
        {
            throw new InvalidOperationException("The journal refused a record in its steady state.");
        }
    }
}
