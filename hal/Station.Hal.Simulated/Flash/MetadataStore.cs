using System.Buffers.Binary;

namespace Station.Hal.Simulated.Flash;

/// <summary>
/// The metadata of a mounted volume: commits changes to the logs of pairs, and compacts, splits and moves pairs when that is due.
/// </summary>
internal sealed class MetadataStore
{
    // An odd period lets both blocks of a pair move in turns.
    private const uint MovePeriod = FlashGeometry.BlockCycles + 1;

    private readonly FlashChip chip;
    private readonly LogWriter log = new();

    public MetadataStore(FlashChip chip, MetadataPair anchor, MetadataPair root, List<MetadataPair> pairs, int start)
    {
        this.chip = chip;
        Anchor = anchor;
        Root = root;
        Pairs = pairs;
        Allocator = new BlockAllocator(chip.BlockCount, start, MarkUsed);
    }

    /// <summary>The pair in blocks 0 and 1, where a mount begins. It never moves.</summary>
    public MetadataPair Anchor { get; }

    /// <summary>The first pair of the root directory: the anchor itself until that has worn too much.</summary>
    public MetadataPair Root { get; private set; }

    /// <summary>All pairs, the anchor included.</summary>
    public List<MetadataPair> Pairs { get; }

    public BlockAllocator Allocator { get; }

    /// <summary>Makes one change durable. False when there is no room; nothing has changed then.</summary>
    public bool Commit(MetadataPair pair, MetadataChange change)
    {
        if (change.Tag == LogTag.Delete && pair.Entries.Count == 1 && pair.Referrer?.Next == pair)
        {
            return Drop(pair);
        }

        if (!TryAppend(pair, change))
        {
            return Compact(pair, change);
        }

        change.Apply(pair.Entries);
        if (change.Tag == LogTag.Next)
        {
            pair.Next = change.Pair;
        }

        return true;
    }

    /// <summary>Writes a new pair that nothing refers to yet; null when there is no room for it.</summary>
    public MetadataPair? CreatePair(List<MetadataEntry> entries, MetadataPair? next, MetadataPair? referrer)
    {
        int spare = Allocator.Allocate();
        int active = spare < 0 ? -1 : Allocator.Allocate();
        if (active < 0)
        {
            return null;
        }

        // The spare block keeps what an earlier life left in it, so the new log must look newer than that.
        uint staleRevision = BinaryPrimitives.ReadUInt32LittleEndian(chip.Block(spare));
        chip.CountRead(FlashGeometry.PageBytes);
        var pair = new MetadataPair
        {
            ActiveBlock = active,
            SpareBlock = spare,
            Revision = unchecked((staleRevision / MovePeriod + 1) * MovePeriod + 1),
            Referrer = referrer,
        };
        Pairs.Add(pair);
        if (!TryWriteLog(pair, active, pair.Revision, entries, next))
        {
            Pairs.Remove(pair);
            return null;
        }

        pair.Entries = entries;
        pair.Next = next;
        return pair;
    }

    /// <summary>Counts what following a path through a pair reads: both revisions and the log up to its end.</summary>
    public void CountFetch(MetadataPair pair)
    {
        chip.CountRead(2 * FlashGeometry.PageBytes + pair.LogEnd);
    }

    /// <summary>Counts what looking up one entry in a fetched pair reads: the log backwards from its end.</summary>
    public void CountLookup(MetadataPair pair)
    {
        chip.CountRead(pair.LogEnd);
    }

    private bool TryAppend(MetadataPair pair, MetadataChange change)
    {
        if (!pair.CanAppend)
        {
            return false;
        }

        log.Begin();
        change.Write(log);
        ReadOnlySpan<byte> commit = log.Finish();
        if (pair.LogEnd + commit.Length > FlashGeometry.BlockBytes)
        {
            return false;
        }

        chip.Program(pair.ActiveBlock, pair.LogEnd, commit);
        chip.CountRead(commit.Length);
        pair.LogEnd += commit.Length;
        return true;
    }

    /// <summary>Takes an empty pair out of the chain of its directory: one commit of the pair before it.</summary>
    private bool Drop(MetadataPair pair)
    {
        MetadataPair before = pair.Referrer!;
        if (!Commit(before, MetadataChange.Continue(pair.Next)))
        {
            return false;
        }

        if (pair.Next is not null)
        {
            pair.Next.Referrer = pair.Referrer;
        }

        Pairs.Remove(pair);
        return true;
    }

    private bool Compact(MetadataPair pair, MetadataChange change)
    {
        var entries = new List<MetadataEntry>(pair.Entries);
        change.Apply(entries);
        MetadataPair? next = change.Tag == LogTag.Next ? change.Pair : pair.Next;
        var created = new List<MetadataPair>();
        int end = entries.Count;
        for (int split = CompactedLog.FindSplit(entries, end, pair == Anchor); split > 0; split = CompactedLog.FindSplit(entries, end, pair == Anchor))
        {
            MetadataPair? tail = CreatePair(entries.GetRange(split, end - split), next, pair);
            if (tail is null)
            {
                break; // no room for two more blocks: go on with a log that is fuller than it should be
            }

            created.Add(tail);
            next = tail;
            end = split;
        }

        entries.RemoveRange(end, entries.Count - end);
        if (!Rewrite(pair, entries, next))
        {
            created.ForEach(tail => Pairs.Remove(tail));
            return false;
        }

        created.ForEach(Adopt);
        return true;
    }

    /// <summary>Compacts into the other block of the pair, or into a fresh one when the pair is tired.</summary>
    private bool Rewrite(MetadataPair pair, List<MetadataEntry> entries, MetadataPair? next)
    {
        bool isTired = (pair.Revision + 1) % MovePeriod == 0;
        if (isTired && pair == Anchor)
        {
            return MoveRootAway(entries, next) || RewriteInto(pair, pair.SpareBlock, entries, next);
        }

        int fresh = isTired ? Allocator.Allocate() : -1;
        return fresh < 0
            ? RewriteInto(pair, pair.SpareBlock, entries, next)
            : Move(pair, fresh, entries, next);
    }

    private bool RewriteInto(MetadataPair pair, int target, List<MetadataEntry> entries, MetadataPair? next)
    {
        if (!TryWriteLog(pair, target, pair.Revision + 1, entries, next))
        {
            return false;
        }

        pair.Revision++;
        pair.SpareBlock = pair.ActiveBlock;
        pair.ActiveBlock = target;
        pair.Entries = entries;
        pair.Next = next;
        Adopt(pair);
        return true;
    }

    /// <summary>
    /// Half of the pair goes to a fresh block; the one that is left keeps its contents on the free list. It counts only when whoever
    /// refers to the pair says so on the flash.
    /// </summary>
    private bool Move(MetadataPair pair, int fresh, List<MetadataEntry> entries, MetadataPair? next)
    {
        var before = (pair.ActiveBlock, pair.SpareBlock, pair.Revision, pair.LogEnd, pair.CanAppend, pair.Entries, pair.Next);
        if (!RewriteInto(pair, fresh, entries, next))
        {
            return false;
        }

        if (CommitReference(pair))
        {
            return true;
        }

        (pair.ActiveBlock, pair.SpareBlock, pair.Revision, pair.LogEnd, pair.CanAppend, pair.Entries, pair.Next) = before;
        Adopt(pair);
        return false;
    }

    private bool CommitReference(MetadataPair pair)
    {
        if (pair == Root)
        {
            return Commit(Anchor, MetadataChange.MoveRoot(pair));
        }

        MetadataPair referrer = pair.Referrer!;
        if (referrer.Next == pair)
        {
            return Commit(referrer, MetadataChange.Continue(pair));
        }

        int number = referrer.Entries.FindIndex(entry => entry.Directory == pair);
        return Commit(referrer, MetadataChange.Set(number, referrer.Entries[number]));
    }

    /// <summary>
    /// The anchor cannot move, so the root directory leaves it, once, for a pair that can. The two blocks are never given back,
    /// which is why it stays when the volume is nearly full.
    /// </summary>
    private bool MoveRootAway(List<MetadataEntry> entries, MetadataPair? next)
    {
        if (Root != Anchor || Allocator.CountFree() <= chip.BlockCount / 8)
        {
            return false;
        }

        MetadataPair? root = CreatePair(entries, next, null);
        if (root is null)
        {
            return false;
        }

        Root = root;
        if (!RewriteInto(Anchor, Anchor.SpareBlock, [], null))
        {
            Root = Anchor;
            Pairs.Remove(root);
            return false;
        }

        Adopt(root);
        return true;
    }

    /// <summary>Notes in memory that what a pair names is referred to by this pair now.</summary>
    private static void Adopt(MetadataPair pair)
    {
        if (pair.Next is not null)
        {
            pair.Next.Referrer = pair;
        }

        foreach (MetadataEntry entry in pair.Entries)
        {
            if (entry.Directory is not null)
            {
                entry.Directory.Referrer = pair;
            }
        }
    }

    private bool TryWriteLog(MetadataPair pair, int target, uint revision, List<MetadataEntry> entries, MetadataPair? next)
    {
        log.Begin();
        log.AddHeader(revision);
        if (pair == Anchor)
        {
            log.AddSuperblock();
            if (Root != Anchor)
            {
                log.AddPair(LogTag.Root, 0, Root);
            }
        }

        if (!CompactedLog.TryCompose(log, entries, next))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = log.Finish();
        chip.Erase(target);
        chip.Program(target, 0, bytes);
        chip.CountRead(bytes.Length + pair.LogEnd);
        pair.LogEnd = bytes.Length;
        pair.CanAppend = true;
        return true;
    }

    private void MarkUsed(bool[] used)
    {
        foreach (MetadataPair pair in Pairs)
        {
            used[pair.ActiveBlock] = true;
            used[pair.SpareBlock] = true;
            CountFetch(pair);
            foreach (MetadataEntry entry in pair.Entries)
            {
                CountLookup(pair);
                foreach (int block in entry.Blocks)
                {
                    if (block != BlockChain.NoBlock)
                    {
                        used[block] = true;
                        chip.CountRead(FlashGeometry.PageBytes);
                    }
                }
            }
        }
    }
}
