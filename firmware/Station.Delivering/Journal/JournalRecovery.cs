using Station.Hal;

namespace Station.Journal;

/// <summary>
/// A start: reads the head and, where that says that a block was being appended, looks for it. Only where there is no readable head are the segments listed and the newest one of each
/// kind walked.
/// </summary>
public sealed class JournalRecovery
{
    private readonly IFileStore files;
    private readonly JournalHead head;
    private readonly BlockEntry entry;
    private readonly byte[] buffer;
    private int read;

    public JournalRecovery(IFileStore files, JournalHead head, BlockEntry entry, byte[] buffer)
    {
        this.files = files;
        this.head = head;
        this.entry = entry;
        this.buffer = buffer;
    }

    /// <summary>No journal was there.</summary>
    public bool WasEmpty { get; private set; }

    /// <summary>The head was there and sound.</summary>
    public bool HeadWasRead { get; private set; }

    /// <summary>What the newest search found gone of which the head knows; null when all of it is there.</summary>
    public LossRange Loss { get; private set; }

    /// <summary>Brings the head up to what is there. False when it is not known how far numbers were used.</summary>
    public bool Run()
    {
        FileStatus status = head.Read();
        HeadWasRead = status == FileStatus.Done;
        if (head.IsOfLaterFormat)
        {
            return true;
        }

        if (!HeadWasRead)
        {
            head.Clear();
            new SegmentSearch(files).Find(head.Series);
        }

        int segments = 0;
        bool sound = true;
        for (int i = 0; i < head.Series.Length; i++)
        {
            segments += head.Series[i].Count;
            sound &= (HeadWasRead && i != head.PendingSeries) || FindEnd(head.Series[i]);
        }

        WasEmpty = status == FileStatus.NotFound && segments == 0;
        return sound && (HeadWasRead || WasEmpty);
    }

    /// <summary>
    /// Reads the newest segment of a kind: up to where the head says, so that nothing is appended behind damage, and beyond, for what a cut left. False when something beyond
    /// is damaged: then numbers may have been used that nobody knows of.
    /// </summary>
    public bool FindEnd(SegmentSeries one)
    {
        int known = one.LastBytes;
        FileStatus status = one.Count == 0 ? FileStatus.NotFound : files.Read(one.PathOf(one.Last), 0, buffer, 0, SegmentSeries.SegmentLimitBytes, out read);
        if (status != FileStatus.Done)
        {
            read = 0;
        }

        bool wholeUpToHead = read >= known && Walk(one, 0, known, false);
        bool wholeBeyond = status != FileStatus.Failed && (read <= known || Walk(one, known, read, true));
        Loss = wholeUpToHead ? null : MeasureLoss(one);
        one.LastBytes = wholeUpToHead && wholeBeyond ? read : SegmentSeries.SegmentLimitBytes;
        one.IsVerified = true;
        return wholeBeyond;
    }

    /// <summary>Goes from one entry to the other. False when something between is none.</summary>
    /// <param name="one">The kind of the segment in the buffer.</param>
    /// <param name="position">Where the first entry begins.</param>
    /// <param name="end">Where the last one ends.</param>
    /// <param name="areNew">The head does not know them: what it does know stands there better than in what flash may have put into their place.</param>
    private bool Walk(SegmentSeries one, int position, int end, bool areNew)
    {
        while (position < end && entry.TryTake(buffer, position, end) && entry.Header.Kind == one.Kind)
        {
            if (areNew)
            {
                TakeNewest(one, position);
            }

            position = SegmentSeries.Behind(position, entry.Bytes);
        }

        return position == end;
    }

    /// <summary>All behind the last sound block, in the newest segment or the one before it, up to where the head says; null when that is nothing.</summary>
    private LossRange MeasureLoss(SegmentSeries one)
    {
        var loss = new LossRange { Kind = one.Kind, LastSequence = one.StoredUpTo - 1, LastBoot = head.NewestBoot + 1 };
        string before = one.PathOf(one.Last - 1);
        int position = 0;
        while (one.Count > 1 && entry.Peek(before, position) == FileStatus.Done && TryPassSound(one, loss))
        {
            position = SegmentSeries.Behind(position, entry.Bytes);
        }

        position = 0;
        while (entry.TryTake(buffer, position, read) && TryPassSound(one, loss))
        {
            position = SegmentSeries.Behind(position, entry.Bytes);
        }

        return loss.FirstSequence <= loss.LastSequence ? loss : null;
    }

    private bool TryPassSound(SegmentSeries one, LossRange loss)
    {
        if (entry.Header.Kind != one.Kind || entry.Header.FirstSequence < loss.FirstSequence || entry.EndSequence > one.StoredUpTo)
        {
            return false;
        }

        loss.FirstSequence = entry.EndSequence;
        loss.FirstBoot = entry.Header.Boot;
        loss.FirstUptimeMs = entry.Header.StartUptimeMs + entry.SpanMs;
        return true;
    }

    private void TakeNewest(SegmentSeries one, int position)
    {
        head.NoteContext(entry.Header.Context);
        if (entry.EndSequence > head.NextSequence)
        {
            head.NextSequence = entry.EndSequence;
        }

        if (entry.EndSequence > one.StoredUpTo)
        {
            one.StoredUpTo = entry.EndSequence;
        }

        if (entry.Header.Block >= head.NextBlock)
        {
            head.NextBlock = entry.Header.Block + 1;
            head.NewestBoot = entry.Header.Boot;
            entry.CopyLink(buffer, position, head.Link);
        }
    }
}
