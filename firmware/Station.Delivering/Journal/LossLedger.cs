using Station.Bytes;

namespace Station.Journal;

/// <summary>
/// What was lost and is not yet told: at most 16 ranges, kept in the journal's head, so that a loss is durable with the account that no longer counts the data. Neighbours are merged,
/// and when it is full two ranges become one.
/// </summary>
public sealed class LossLedger
{
    public const int RangeLimit = 16;

    /// <summary>Sequences that may lie between two ranges that are merged all the same: events of another kind.</summary>
    private const int NeighbourSequences = 8;

    /// <summary>Made when a loss is admitted and given up when it is told: a station that loses nothing has none.</summary>
    private LossRange[] ranges;

    public int Count { get; private set; }

    /// <summary>Grows with each loss that is admitted and was not before.</summary>
    public int Changes { get; private set; }

    public LossRange this[int index] => ranges[index];

    public void Write(ByteWriter writer)
    {
        writer.U8(Count);
        for (int i = 0; i < Count; i++)
        {
            ranges[i].WriteKept(writer);
        }
    }

    /// <summary>False when what is there is no ledger.</summary>
    public bool TryRead(ByteReader reader)
    {
        int count = reader.U8();
        if (count > RangeLimit)
        {
            return false;
        }

        ranges = count > 0 ? new LossRange[RangeLimit] : null;
        for (int i = 0; i < count; i++)
        {
            ranges[i] = new LossRange();
            ranges[i].ReadKept(reader);
        }

        Count = count;
        return !reader.Failed;
    }

    /// <summary>Admits a loss, put right where damage has turned it round.</summary>
    public void Admit(LossRange loss)
    {
        loss.PutRight();
        for (int i = 0; i < Count; i++)
        {
            if (ranges[i].Covers(loss))
            {
                return;
            }
        }

        Changes++;
        if (Count == RangeLimit)
        {
            MergeOnePair();
        }

        LossRange neighbour = NeighbourOf(loss);
        if (neighbour == null)
        {
            ranges = ranges ?? new LossRange[RangeLimit];
            ranges[Count] = new LossRange();
            ranges[Count++].CopyFrom(loss);
        }
        else
        {
            neighbour.Extend(loss);
        }
    }

    /// <summary>Forgets what sealed loss records tell now.</summary>
    public void Clear()
    {
        ranges = null;
        Count = 0;
    }

    private LossRange NeighbourOf(LossRange loss)
    {
        LossRange newest = Count > 0 ? ranges[Count - 1] : null;
        bool near = newest != null && newest.Kind == loss.Kind && newest.Reason == loss.Reason
            && loss.FirstSequence <= newest.LastSequence + 1 + NeighbourSequences && loss.LastSequence >= newest.FirstSequence - 1 - NeighbourSequences;
        return near ? newest : null;
    }

    /// <summary>Kinds times reasons are fewer than the ranges, so a full ledger always holds a pair that can become one.</summary>
    private void MergeOnePair()
    {
        for (int older = 0; older < Count; older++)
        {
            for (int newer = older + 1; newer < Count; newer++)
            {
                if (ranges[older].Kind == ranges[newer].Kind && ranges[older].Reason == ranges[newer].Reason)
                {
                    ranges[older].Extend(ranges[newer]);
                    Remove(newer);
                    return;
                }
            }
        }
    }

    private void Remove(int index)
    {
        for (int i = index + 1; i < Count; i++)
        {
            ranges[i - 1] = ranges[i];
        }

        ranges[--Count] = null;
    }
}
