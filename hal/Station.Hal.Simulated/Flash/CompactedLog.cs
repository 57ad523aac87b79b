namespace Station.Hal.Simulated.Flash;

/// <summary>What a log says when all that is outdated has been left out, and whether that is too much for one pair.</summary>
internal static class CompactedLog
{
    // A pair splits when its compacted log would fill more than half a block: else it would be compacted all the time.
    private const int SplitBytes = FlashGeometry.BlockBytes / 2;

    // Entries are numbered by a byte, and one number is kept free.
    private const int MaxEntries = 0xFF;

    /// <summary>From which of the first <paramref name="end"/> entries on a log must go to another pair; 0 when all of it fits.</summary>
    public static int FindSplit(List<MetadataEntry> entries, int end, bool hasSuperblock)
    {
        int split = 0;
        while (end - split > 1)
        {
            int bytes = split == 0 && hasSuperblock ? LogWriter.TagBytes + LogWriter.SuperblockBytes : 0;
            for (int i = split; i < end; i++)
            {
                bytes += 2 * LogWriter.TagBytes + entries[i].Name.Length + entries[i].StructureBytes;
            }

            if (end - split < MaxEntries && bytes <= SplitBytes)
            {
                break;
            }

            split += (end - split) / 2;
        }

        return split;
    }

    /// <summary>Adds entries and continuation to a log that has been begun. False when a block cannot hold it.</summary>
    public static bool TryCompose(LogWriter log, List<MetadataEntry> entries, MetadataPair? next)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (log.Length + entries[i].StructureBytes > FlashGeometry.BlockBytes)
            {
                return false;
            }

            log.AddName(i, entries[i].Name);
            log.AddStructure(i, entries[i]);
        }

        if (next is not null)
        {
            log.AddPair(LogTag.Next, 0, next);
        }

        return log.Length + LogWriter.CommitBytes <= FlashGeometry.BlockBytes;
    }
}
