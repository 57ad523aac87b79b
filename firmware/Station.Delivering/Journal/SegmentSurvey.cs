using Station.Hal;

namespace Station.Journal;

/// <summary>What the oldest segment of a kind holds, read block head by block head, before it may go.</summary>
public sealed class SegmentSurvey
{
    private readonly BlockEntry entry;
    private readonly ReceiptState receipt;

    public SegmentSurvey(BlockEntry entry, ReceiptState receipt)
    {
        this.entry = entry;
        this.receipt = receipt;
    }

    /// <summary>The loss that it would be; its count is the number of records that are not received.</summary>
    public LossRange Loss { get; } = new LossRange();

    /// <summary>Number of its newest block.</summary>
    public long NewestBlock { get; private set; }

    /// <summary>A block of it is damaged: nobody knows what it held.</summary>
    public bool IsDamaged { get; private set; }

    public bool IsReceived => Loss.Count == 0;

    /// <summary>
    /// Nothing can be read of it that the platform does not have. Where that is because of damage, the platform knows blocks from behind it: sending has passed it, and more than once.
    /// </summary>
    public bool IsSpent { get; private set; }

    public void Read(SegmentSeries series)
    {
        string path = series.PathOf(series.First);
        Begin(series.Kind);
        int position = 0;
        FileStatus status = entry.Peek(path, position);
        while (status == FileStatus.Done && FollowsOn())
        {
            Include();
            IsSpent &= receipt.IsReceived(entry.Header.Block) || (IsPassed(entry.Header.Block) && IsUnreadable(path, position));
            position = SegmentSeries.Behind(position, entry.Bytes);
            status = entry.Peek(path, position);
        }

        // A segment is never empty: one that is, or is gone, is as damaged as one that cannot be read to its end.
        IsDamaged = status != FileStatus.NotFound || position == 0;
        if (IsDamaged)
        {
            IncludeAllBefore(series);
        }
    }

    private bool IsPassed(long block) => block < receipt.KnownUpTo;

    /// <summary>Only of blocks that the platform calls missing although it has later ones, so the array is no matter.</summary>
    private bool IsUnreadable(string path, int position) =>
        entry.Bytes > SegmentSeries.SegmentLimitBytes || !entry.TryRead(path, position, new byte[entry.Bytes]);

    private void Begin(RecordKind kind)
    {
        Loss.Kind = kind;
        Loss.Reason = LossReason.Evicted;
        Loss.Count = 0;
        Loss.FirstSequence = -1;
        Loss.LastSequence = -1;
        Loss.FirstBoot = 0;
        Loss.FirstUptimeMs = 0;
        Loss.LastBoot = 0;
        Loss.LastUptimeMs = 0;
        NewestBlock = -1;
        IsSpent = true;
    }

    /// <summary>A segment holds blocks of its kind alone, whose sequences only grow; what does not is damage.</summary>
    private bool FollowsOn() => entry.Header.Kind == Loss.Kind && entry.Header.FirstSequence > Loss.LastSequence && entry.EndSequence > entry.Header.FirstSequence;

    private void Include()
    {
        BlockHeader header = entry.Header;
        if (Loss.FirstSequence < 0)
        {
            Loss.FirstSequence = header.FirstSequence;
            Loss.FirstBoot = header.Boot;
            Loss.FirstUptimeMs = header.StartUptimeMs;
        }

        Loss.LastSequence = entry.EndSequence - 1;
        Loss.LastBoot = header.Boot;
        Loss.LastUptimeMs = header.StartUptimeMs + entry.SpanMs;
        Loss.Count += receipt.IsReceived(header.Block) ? 0 : header.Count;
        NewestBlock = header.Block;
    }

    /// <summary>Everything up to the next segment that can be read counts as lost.</summary>
    private void IncludeAllBefore(SegmentSeries series)
    {
        long known = Loss.LastSequence;
        if (PeekBehind(series))
        {
            Loss.LastSequence = entry.Header.FirstSequence - 1;
            Loss.LastBoot = entry.Header.Boot;
            Loss.LastUptimeMs = entry.Header.StartUptimeMs;
            IsSpent &= IsPassed(entry.Header.Block);
        }
        else
        {
            IsSpent = false;
        }

        if (Loss.FirstSequence < 0 || Loss.FirstSequence > Loss.LastSequence)
        {
            // Nothing is known of its begin, or flash has put something else into its place.
            known = -1;
            Loss.FirstSequence = 0;
            Loss.FirstBoot = 0;
            Loss.FirstUptimeMs = 0;
        }

        Loss.Count += Loss.LastSequence > known ? Loss.LastSequence - known : 1;
    }

    private bool PeekBehind(SegmentSeries series)
    {
        for (int segment = series.First + 1; segment <= series.Last; segment++)
        {
            if (entry.Peek(series.PathOf(segment), 0) == FileStatus.Done)
            {
                return true;
            }
        }

        return false;
    }
}
