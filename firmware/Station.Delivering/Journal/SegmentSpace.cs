using Station.Hal;

namespace Station.Journal;

/// <summary>Decides which segment goes when another is needed, and knows the oldest block that is still there.</summary>
public sealed class SegmentSpace
{
    private readonly SegmentSeries[] series;
    private readonly ReceiptState receipt;

    /// <summary>Each is made when its series has a segment that may go, and room is needed: a station that delivers what it has needs none for years.</summary>
    private readonly SegmentSurvey[] surveys;

    private readonly BlockEntry entry;

    public SegmentSpace(BlockEntry entry, SegmentSeries[] series, ReceiptState receipt)
    {
        this.entry = entry;
        this.series = series;
        this.receipt = receipt;
        surveys = new SegmentSurvey[series.Length];
    }

    /// <summary>Number of the oldest block that is held; <paramref name="nextBlock"/> when there is none.</summary>
    public long FindOldestHeld(long nextBlock)
    {
        long oldest = nextBlock;
        for (int i = 0; i < series.Length; i++)
        {
            if (TryPeekOldest(series[i]) && entry.Header.Block < oldest)
            {
                oldest = entry.Header.Block;
            }
        }

        return oldest;
    }

    /// <summary>
    /// Index of the series whose oldest segment goes next, -1 when none may: what is received before what is published before the rest, of each the oldest, and minutes before hours.
    /// Events that are not received never go, nor does the newest segment of a kind.
    /// </summary>
    public int ChooseVictim(long publishedUpTo)
    {
        int victim = ChooseReceived();
        victim = victim < 0 ? OldestPublished(publishedUpTo) : victim;
        return victim >= 0 ? victim : OldestKept();
    }

    /// <summary>Index of the series whose oldest segment holds nothing that the platform does not have, of several the oldest one; -1 when there is none.</summary>
    public int ChooseReceived()
    {
        for (int i = 0; i < series.Length; i++)
        {
            if (series[i].Count > 1)
            {
                surveys[i] = surveys[i] ?? new SegmentSurvey(entry, receipt);
                surveys[i].Read(series[i]);
            }
        }

        return OldestReceived();
    }

    /// <summary>What the chosen segment holds.</summary>
    public SegmentSurvey SurveyOf(int victim) => surveys[victim];

    /// <summary>The first segment that begins with a block: those before it are damaged or gone.</summary>
    private bool TryPeekOldest(SegmentSeries one)
    {
        for (int segment = one.First; segment <= one.Last; segment++)
        {
            if (entry.Peek(one.PathOf(segment), 0) == FileStatus.Done)
            {
                return true;
            }
        }

        return false;
    }

    private int OldestReceived()
    {
        int oldest = -1;
        for (int i = 0; i < series.Length; i++)
        {
            if (series[i].Count > 1 && surveys[i].IsSpent && IsOlder(i, oldest))
            {
                oldest = i;
            }
        }

        return oldest;
    }

    private int OldestPublished(long publishedUpTo)
    {
        int oldest = -1;
        for (int i = 0; i < series.Length; i++)
        {
            bool published = series[i].Count > 1 && series[i].Kind != RecordKind.Event && !surveys[i].IsDamaged && surveys[i].NewestBlock < publishedUpTo;
            if (published && IsOlder(i, oldest))
            {
                oldest = i;
            }
        }

        return oldest;
    }

    private int OldestKept()
    {
        for (int i = 0; i < series.Length; i++)
        {
            if (series[i].Count > 1 && series[i].Kind != RecordKind.Event)
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsOlder(int index, int than) => than < 0 || surveys[index].Loss.FirstSequence < surveys[than].Loss.FirstSequence;
}
