using Station.Platform.Errors;

namespace Station.Platform.Standards;

/// <summary>All limit tables of a directory; which one counts is decided by the day that is judged.</summary>
public sealed class StandardTables
{
    private readonly IReadOnlyList<StandardTable> tables;

    private StandardTables(IReadOnlyList<StandardTable> tables) => this.tables = tables;

    public IReadOnlyList<StandardTable> All => tables;

    /// <summary>Reads every <c>*.table</c> of a directory.</summary>
    /// <exception cref="PlatformException">There is none, or one of them cannot be used: then none is.</exception>
    public static StandardTables Load(string directory)
    {
        var files = FilesOf(directory);
        if (files.Length == 0)
        {
            throw new PlatformException(ErrorToken.StandardsMissing, directory, "there are no limit tables");
        }

        Array.Sort(files, StringComparer.Ordinal);
        StandardTable[] tables = [.. files.Select(TableFile.Read)];
        foreach (var kind in tables.GroupBy(table => table.Kind))
        {
            RefuseOverlaps([.. kind.OrderBy(table => table.Head.From)]);
        }

        return new StandardTables(tables);
    }

    /// <summary>The table of a kind that is in force on a local day; null when there is none.</summary>
    public T? InForce<T>(DateOnly day)
        where T : StandardTable => tables.OfType<T>().FirstOrDefault(table => table.IsInForce(day));

    private static string[] FilesOf(string directory)
    {
        try
        {
            return Directory.Exists(directory) ? Directory.GetFiles(directory, "*.table") : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.StandardsUnreadable, directory, "the directory cannot be read", exception);
        }
    }

    private static void RefuseOverlaps(StandardTable[] rising)
    {
        foreach (var (earlier, later) in rising.Zip(rising.Skip(1)))
        {
            if (earlier.Head.Until is null || earlier.Head.Until >= later.Head.From)
            {
                throw new PlatformException(
                    ErrorToken.StandardsOverlap,
                    later.Head.Path,
                    $"on {later.Head.From:yyyy-MM-dd} the table {earlier.Head.Name} is in force as well");
            }
        }
    }
}
