namespace Station.Hal.Simulated.Flash;

/// <summary>Where a volume keeps what, block by block: for whoever looks at it from outside.</summary>
/// <param name="MetadataBlocks">Both blocks of every metadata pair: names, and the files that are short enough to lie among them.</param>
/// <param name="Files">All files that have blocks of their own.</param>
public sealed record FlashMap(IReadOnlyList<int> MetadataBlocks, IReadOnlyList<FlashMap.File> Files)
{
    internal static FlashMap Of(MetadataStore metadata)
    {
        var files = new List<File>();
        Collect(metadata.Root, string.Empty, files);
        return new FlashMap([.. metadata.Pairs.SelectMany(pair => new[] { pair.ActiveBlock, pair.SpareBlock })], files);
    }

    private static void Collect(MetadataPair head, string folder, List<File> files)
    {
        for (MetadataPair? pair = head; pair is not null; pair = pair.Next)
        {
            foreach (MetadataEntry entry in pair.Entries)
            {
                if (entry.Directory is not null)
                {
                    Collect(entry.Directory, folder + entry.Name + "/", files);
                }
                else if (entry.Kind == EntryKind.Blocks)
                {
                    files.Add(new File(folder + entry.Name, entry.SizeBytes, [.. entry.Blocks.Where(block => block != BlockChain.NoBlock)]));
                }
            }
        }
    }

    /// <summary>A file with blocks of its own.</summary>
    /// <param name="Path">Its path.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Blocks">Its blocks, first to last.</param>
    public sealed record File(string Path, int Bytes, IReadOnlyList<int> Blocks);
}
