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
    /// <summary>Far more steps than a sweep of this volume takes.</summary>
    private const int KeyStepLimit = 1000;

    private readonly BenchmarkBootReport report;
    private readonly PeriodLayout layout;
    private readonly PeriodLayout hourLayout;
    private readonly ByteWriter body = new(new byte[64]);
    private readonly ClockAnchor anchor = new();
    private BlockStore store = null!;
    private RecordJournal records = null!;
    private BootOpening opening = null!;
    private ContextBook context = null!;
    private KeyStore keyStore = null!;
    private EpochKeeper epochs = null!;
    private bool isOnline;

    /// <param name="channels">Columns of a record.</param>
    /// <param name="periodSeconds">Length of the finest period.</param>
    public StationJournalContender(Channel[] channels, int periodSeconds)
    {
        layout = new PeriodLayout(RecordKind.Minute, periodSeconds, channels.Length);
        hourLayout = new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, channels.Length);
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

    public bool HasEvicted => store.Ledger.Count > 0;

    /// <summary>Blocks that were closed so far.</summary>
    public long ClosedBlocks => store.NextBlock;

    /// <summary>Records of a block in an outage, about: five of them fill a segment.</summary>
    public const int OutageBlockRecords = 128;

    public bool IsRecordFile(string path) =>
        path.StartsWith(SegmentSeries.Directory, StringComparison.Ordinal) && path.Length == SegmentSeries.Directory.Length + 1 + SegmentSeries.NameLength;

    public void Begin(ContenderBoard board)
    {
        keyStore = new KeyStore(board, board);
        if (keyStore.Load(ReferenceVolume.Station, 0) != KeyFinding.Sound)
        {
            throw new InvalidOperationException("The reference volume has no key for its station.");
        }

        KeyRing keys = keyStore.OpenRing(board, new byte[KeyRing.KeyBytes]);
        store = new BlockStore(board, board, new JournalLimits(board.VolumeBytes), new MessageSealer(keys, new Envelope(keys)));
        epochs = new EpochKeeper(keyStore, keys, new KeySweep(board, store.Buffer));
        records = new RecordJournal(board, board, store, layout, hourLayout);
        context = new ContextBook(board, store, records);
        opening = new BootOpening(board, records, store, context, report);
        records.Recover();
        records.Boot.Nonce = (uint)records.Boot.Boot;
        records.Online = isOnline;
    }

    public bool Accept(PeriodRecord record, long utcMs) => opening.Accept(record);

    public void AcceptHour(PeriodRecord record, long utcMs) => records.AcceptHour(record);

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

    /// <summary>Steps the key, once a day of records is there, and destroys the one before, in the pause between two records.</summary>
    public void StepKey(long uptimeMs)
    {
        var condition = new JournalCondition
        {
            NextSequence = store.NextSequence,
            NewestMinuteEndMs = uptimeMs,
            RoomBlocks = store.SegmentLimit - store.SegmentCount,
        };
        int epoch = keyStore.Epoch;
        for (int step = 0; step < KeyStepLimit && (keyStore.Epoch == epoch || keyStore.SweepMark != 0); step++)
        {
            condition.NewestMinuteEndMs = Math.Max(condition.NewestMinuteEndMs, uptimeMs - KeySweep.WindowMs);
            uptimeMs = epochs.Step(uptimeMs, condition);
        }
    }

    public void Deliver(long uptimeMs)
    {
        if (store.Ledger.Count > 0)
        {
            records.SealLosses(uptimeMs);
        }

        store.PublishedUpTo = store.NextBlock;
        store.Receipt.Begin(store.NextBlock);
    }
}
