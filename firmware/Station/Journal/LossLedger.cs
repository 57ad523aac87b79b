using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// What was lost and is not yet told: at most 16 ranges, durable before the data is deleted. Neighbours are merged, and when it is full the newest range takes in what follows.
/// </summary>
public sealed class LossLedger
{
    public const int RangeLimit = 16;

    private const string Path = "journal/ledger";
    private const int FormatVersion = 1;
    private const int LimitBytes = 512;

    /// <summary>Sequences that may lie between two ranges that are merged all the same: events of another kind.</summary>
    private const int NeighbourSequences = 8;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly LossRange[] ranges = new LossRange[RangeLimit];
    private readonly LossRange before = new LossRange();
    private readonly ByteWriter writer = new ByteWriter(new byte[LimitBytes]);
    private readonly ByteReader reader = new ByteReader();

    public LossLedger(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
        for (int i = 0; i < RangeLimit; i++)
        {
            ranges[i] = new LossRange();
        }
    }

    public int Count { get; private set; }

    /// <summary>Grows with each loss that is admitted and was not before.</summary>
    public int Changes { get; private set; }

    public LossRange this[int index] => ranges[index];

    /// <summary>Reads the ledger at start. False when there was one that cannot be read.</summary>
    public bool Recover()
    {
        var buffer = new byte[LimitBytes];
        FileStatus status = files.Read(Path, 0, buffer, 0, LimitBytes, out int count);
        if (status == FileStatus.NotFound || (status == FileStatus.Done && count == 0))
        {
            return true;
        }

        reader.Open(buffer, count - 4, 4);
        if (status != FileStatus.Done || count < 6 || reader.U32() != checksum.Crc32(buffer, 0, count - 4))
        {
            return false;
        }

        reader.Open(buffer, 0, count - 4);
        int version = reader.U8();
        int rangeCount = reader.U8();
        if (version != FormatVersion || rangeCount > RangeLimit)
        {
            return false;
        }

        for (int i = 0; i < rangeCount; i++)
        {
            ranges[i].Read(reader);
        }

        Count = reader.Finished ? rangeCount : 0;
        return reader.Finished;
    }

    /// <summary>Admits a loss. Only after it returned true may the data be deleted. A range that damage has turned round is put right: the platform takes no other.</summary>
    public bool Admit(LossRange loss)
    {
        if (loss.LastSequence < loss.FirstSequence)
        {
            long last = loss.FirstSequence;
            loss.FirstSequence = loss.LastSequence < 0 ? 0 : loss.LastSequence;
            loss.LastSequence = last;
        }

        for (int i = 0; i < Count; i++)
        {
            if (ranges[i].Covers(loss))
            {
                return true;
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
            ranges[Count++].CopyFrom(loss);
            return Commit(null);
        }

        before.CopyFrom(neighbour);
        neighbour.Extend(loss);
        return Commit(neighbour);
    }

    /// <summary>Forgets what sealed loss records tell now.</summary>
    public void Clear()
    {
        if (files.Delete(Path) == FileStatus.Done)
        {
            Count = 0;
        }
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
        LossRange removed = ranges[index];
        for (int i = index + 1; i < Count; i++)
        {
            ranges[i - 1] = ranges[i];
        }

        Count--;
        ranges[Count] = removed;
    }

    /// <summary>Makes the change durable or takes it back: a new range, or <paramref name="extended"/> as it was before.</summary>
    private bool Commit(LossRange extended)
    {
        if (Write() == FileStatus.Done)
        {
            return true;
        }

        if (extended == null)
        {
            Count--;
        }
        else
        {
            extended.CopyFrom(before);
        }

        return false;
    }

    private FileStatus Write()
    {
        writer.Reset();
        writer.U8(FormatVersion);
        writer.U8(Count);
        for (int i = 0; i < Count; i++)
        {
            ranges[i].Write(writer);
        }

        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        return writer.Overflowed ? FileStatus.NoSpace : files.Replace(Path, writer.Buffer, writer.Position);
    }
}
