using Station.Hal;

namespace Station.Journal;

/// <summary>
/// Decides which segment goes when another is needed, and knows the oldest block that is still there.
/// </summary>
public sealed class SegmentSpace
{
    private readonly IFileStore files;
    private readonly SegmentSeries[] series;
    private readonly ReceiptState receipt;
    private readonly LossLedger ledger;
    private readonly BlockEntry entry;
    private readonly LossRange loss = new LossRange();

    public SegmentSpace(IFileStore files, IChecksum checksum, SegmentSeries[] series, ReceiptState receipt, LossLedger ledger)
    {
        this.files = files;
        this.series = series;
        this.receipt = receipt;
        this.ledger = ledger;
        entry = new BlockEntry(files, checksum);
    }

    /// <summary>Segments that were found damaged when they were to go.</summary>
    public int DamagedSegments { get; private set; }

    /// <summary>Number of the oldest block that is held; <paramref name="nextBlock"/> when there is none.</summary>
    public long FindOldestHeld(long nextBlock)
    {
        long oldest = nextBlock;
        for (int i = 0; i < series.Length; i++)
        {
            SegmentSeries one = series[i];
            if (one.Count > 0 && entry.Peek(one.PathOf(one.First), 0) == FileStatus.Done && entry.Header.Block < oldest)
            {
                oldest = entry.Header.Block;
            }
        }

        return oldest;
    }

    /// <summary>
    /// Makes room for one segment: the oldest one that the platform has wholly received goes first, else the oldest minutes go, admitted in the ledger before.
    /// Events and the newest segment of a kind never go unreceived.
    /// </summary>
    public bool FreeSegment()
    {
        SegmentSeries received = null;
        long oldest = long.MaxValue;
        for (int i = 0; i < series.Length; i++)
        {
            if (series[i].Count > 1 && SurveyOldest(series[i]) == 0 && loss.FirstSequence < oldest)
            {
                oldest = loss.FirstSequence;
                received = series[i];
            }
        }

        return received != null ? received.DeleteOldest(files) : Evict(series[0]) || Evict(series[1]);
    }

    private bool Evict(SegmentSeries one)
    {
        if (one.Count < 2)
        {
            return false;
        }

        long unreceived = SurveyOldest(one);
        return (unreceived == 0 || ledger.Admit(loss)) && one.DeleteOldest(files);
    }

    /// <summary>Describes the oldest segment of a kind in <see cref="loss"/> and returns how many of its records are not received.</summary>
    private long SurveyOldest(SegmentSeries one)
    {
        string path = one.PathOf(one.First);
        bool first = true;
        loss.Kind = one.Kind;
        loss.Reason = LossReason.Evicted;
        loss.Count = 0;
        loss.FirstSequence = 0;
        loss.LastSequence = -1;
        int position = 0;
        FileStatus status = entry.Peek(path, position);
        for (; status == FileStatus.Done; status = entry.Peek(path, position))
        {
            BlockHeader header = entry.Header;
            if (header.FirstSequence <= loss.LastSequence || header.FirstSequence >= entry.NextSequence)
            {
                status = FileStatus.Failed;
                break;
            }

            if (first)
            {
                loss.FirstSequence = header.FirstSequence;
                loss.FirstBoot = header.Boot;
                loss.FirstUptimeMs = header.StartUptimeMs;
                first = false;
            }

            loss.LastSequence = entry.NextSequence - 1;
            loss.LastBoot = header.Boot;
            loss.LastUptimeMs = header.StartUptimeMs + entry.SpanMs;
            loss.Count += receipt.IsReceived(header.Block) ? 0 : header.Count;
            position += entry.Bytes;
        }

        if (status != FileStatus.NotFound)
        {
            SurveyDamage(one);
        }

        return loss.Count;
    }

    /// <summary>Nobody knows what a damaged block held: everything up to the next segment counts as lost.</summary>
    private void SurveyDamage(SegmentSeries one)
    {
        DamagedSegments++;
        long known = loss.LastSequence;
        if (entry.Peek(one.PathOf(one.First + 1), 0) == FileStatus.Done)
        {
            loss.LastSequence = entry.Header.FirstSequence - 1;
            loss.LastBoot = entry.Header.Boot;
            loss.LastUptimeMs = entry.Header.StartUptimeMs;
        }

        loss.Count += loss.LastSequence > known ? loss.LastSequence - known : 1;
    }
}
