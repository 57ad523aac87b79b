namespace Station.Hal.Simulated.Flash;

/// <summary>One change of a metadata pair: what a commit says.</summary>
internal readonly record struct MetadataChange(LogTag Tag, int Number, MetadataEntry? Entry, MetadataPair? Pair)
{
    /// <summary>A new name.</summary>
    public static MetadataChange Insert(int number, MetadataEntry entry) => new(LogTag.Insert, number, entry, null);

    /// <summary>Something else behind a name.</summary>
    public static MetadataChange Set(int number, MetadataEntry entry) => new(LogTag.Name, number, entry, null);

    /// <summary>A name goes.</summary>
    public static MetadataChange Delete(int number) => new(LogTag.Delete, number, null, null);

    /// <summary>The directory goes on elsewhere, or no longer.</summary>
    public static MetadataChange Continue(MetadataPair? pair) => new(LogTag.Next, 0, null, pair);

    /// <summary>The root directory is elsewhere.</summary>
    public static MetadataChange MoveRoot(MetadataPair pair) => new(LogTag.Root, 0, null, pair);

    /// <summary>Writes it to a log.</summary>
    public void Write(LogWriter log)
    {
        switch (Tag)
        {
            case LogTag.Insert:
                log.AddInsert(Number);
                log.AddName(Number, Entry!.Name);
                log.AddStructure(Number, Entry);
                break;
            case LogTag.Name:
                log.AddStructure(Number, Entry!);
                break;
            case LogTag.Delete:
                log.AddDelete(Number);
                break;
            case LogTag.Next when Pair is null:
                log.AddEndOfDirectory();
                break;
            default:
                log.AddPair(Tag, 0, Pair!);
                break;
        }
    }

    /// <summary>Makes it in a list of entries.</summary>
    public void Apply(List<MetadataEntry> entries)
    {
        switch (Tag)
        {
            case LogTag.Insert:
                entries.Insert(Number, Entry!);
                break;
            case LogTag.Name:
                entries[Number] = Entry!;
                break;
            case LogTag.Delete:
                entries.RemoveAt(Number);
                break;
        }
    }
}
