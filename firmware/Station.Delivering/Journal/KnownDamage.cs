namespace Station.Journal;

/// <summary>
/// Losses that were admitted in this boot because flash could not be read. Each walk of the blocks meets again what stays damaged for good; sealed records told of it long ago, and each further one would cost flash
/// and, being an event, is evicted by nothing. Made with the first damage, since a station without any needs none. Bounded: what does not fit is told again at each walk.
/// </summary>
public sealed class KnownDamage
{
    /// <summary>Twice what the ledger can tell apart.</summary>
    public const int RangeLimit = 32;

    private readonly byte[] kinds = new byte[RangeLimit];
    private readonly long[] firstSequences = new long[RangeLimit];
    private readonly long[] lastSequences = new long[RangeLimit];
    private int count;

    /// <summary>Notes a loss. False when it says nothing that a noted one does not. Ranges are never merged: what lies between two of them may be lost later.</summary>
    public bool Add(LossRange loss)
    {
        int place = count;
        for (int i = 0; i < count; i++)
        {
            if (kinds[i] == (byte)loss.Kind && loss.FirstSequence >= firstSequences[i] && loss.LastSequence <= lastSequences[i])
            {
                return false;
            }

            if (kinds[i] == (byte)loss.Kind && loss.FirstSequence <= firstSequences[i] && loss.LastSequence >= lastSequences[i])
            {
                place = i; // the end of damage shows only once something sound stands behind it
            }
        }

        if (loss.Kind == RecordKind.Event)
        {
            // Records that told of losses may be among them.
            count = 0;
            place = 0;
        }

        if (place < RangeLimit)
        {
            kinds[place] = (byte)loss.Kind;
            firstSequences[place] = loss.FirstSequence;
            lastSequences[place] = loss.LastSequence;
            count = place == count ? count + 1 : count;
        }

        return true;
    }
}
