using Station.Aggregation;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;
using Station.Bytes;
using Station.Journal;
using Station.Sealing;
using Station.Timekeeping;

namespace Station.Benchmarks.Contenders;

/// <summary>The firmware's own journal, composed as the delivery chain does it. All that the benchmark knows of the journal's classes is in this file.</summary>
public sealed class StationJournalContender : IContender
{
    private readonly BenchmarkBootReport report;
    private readonly int columns;
    private readonly ByteWriter body = new(new byte[64]);
    private readonly ClockAnchor anchor = new();
    private LossLedger ledger = null!;
    private BlockStore store = null!;
    private RecordJournal records = null!;
    private BootOpening opening = null!;
    private ContextBook context = null!;
    private bool isOnline;

    public StationJournalContender(Channel[] channels)
    {
        columns = channels.Length;
        report = new BenchmarkBootReport(channels);
    }

    /// <summary>Name in reports and traces.</summary>
    public const string JournalName = "journal";

    public string Name => JournalName;

    public bool Online
    {
        set
        {
            isOnline = value;
            records.Online = value;
        }
    }

    public bool HasEvicted => ledger.Count > 0;

    /// <summary>Blocks that were closed so far.</summary>
    public long ClosedBlocks => store.NextBlock;

    /// <summary>Records of the longest block: in such ones an outage is kept.</summary>
    public static int LongestBlock => RecordJournal.RecordsOffline;

    public bool IsRecordFile(string path) =>
        path.StartsWith("minute/", StringComparison.Ordinal) || path.StartsWith("hour/", StringComparison.Ordinal) || path.StartsWith("event/", StringComparison.Ordinal);

    public void Begin(ContenderBoard board)
    {
        var keys = new KeyRing(board, ReferenceVolume.Station, 0, 0, ReferenceVolume.ChainKey, new byte[KeyRing.KeyBytes]);
        ledger = new LossLedger(board, board);
        store = new BlockStore(board, board, new JournalLimits(board.VolumeBytes), ledger);
        records = new RecordJournal(board, board, store, ledger, new MessageSealer(keys, new Envelope(keys)), columns);
        context = new ContextBook(board, board, store, records);
        opening = new BootOpening(records, store, context, report);
        records.Recover();
        context.Recover();
        records.Boot.Nonce = (uint)records.Boot.Boot;
        records.Online = isOnline;
    }

    public bool Accept(PeriodRecord record, long utcMs) => opening.Accept(record);

    /// <summary>PLACE FOR THE HOUR DOOR: the journal has none yet, so no hour record is kept and none is in any figure.</summary>
    public void AcceptHour(PeriodRecord record, long utcMs)
    {
    }

    public void AcceptClockAnchor(long uptimeMs, long utcMs)
    {
        anchor.UptimeMs = uptimeMs;
        anchor.UtcMs = utcMs;
        anchor.UncertaintyMs = 20;
        body.Reset();
        anchor.Write(body);
        records.AcceptEvent(EventType.ClockAnchor, uptimeMs, body);
    }

    public void ChangeContext(long uptimeMs)
    {
        report.CalibrationVersion++;
        var description = new ByteWriter(new byte[4096]);
        report.WriteDescription(description);
        context.Establish(uptimeMs, description);
    }

    /// <summary>PLACE FOR THE KEY SWEEP: keys do not step yet, so no sweep is in any figure.</summary>
    public void StepKey(long uptimeMs)
    {
    }

    public void Deliver(long uptimeMs)
    {
        if (ledger.Count > 0)
        {
            records.SealLosses(uptimeMs);
        }

        store.PublishedUpTo = store.NextBlock;
        store.Receipt.Begin(store.NextBlock);
    }
}
