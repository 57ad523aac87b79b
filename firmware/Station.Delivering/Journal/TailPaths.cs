namespace Station.Journal;

/// <summary>Where the tail files of one kind lie.</summary>
public sealed class TailPaths
{
    /// <summary>Above the rows of the longest block: each row may be so long that it is alone in its file.</summary>
    public const int FileLimit = 160;

    /// <summary>
    /// Files that stay, without rows, when a block is stored: as many as one of minutes usually takes. To fill one that is there costs a commit less than to create it, and
    /// can never leave it empty.
    /// </summary>
    private const int KeptFilesOfMinutes = 4;

    private readonly string prefix;

    /// <summary>Names of the files that stay: the usual rows need no more, and each is made once, so that rewriting one allocates nothing.</summary>
    private readonly string[] kept;

    /// <param name="prefix">Path of the files without their number, such as <c>run/m</c>.</param>
    /// <param name="kind">What the rows are.</param>
    public TailPaths(string prefix, RecordKind kind)
    {
        this.prefix = prefix;
        kept = new string[kind == RecordKind.Minute ? KeptFilesOfMinutes : 1];
    }

    /// <summary>Files below this stay when a block is stored.</summary>
    public int KeptFiles => kept.Length;

    /// <summary>Path of the file of that number, from 0 on.</summary>
    public string Of(int number)
    {
        if (number >= kept.Length)
        {
            return prefix + number;
        }

        if (kept[number] == null)
        {
            kept[number] = prefix + number;
        }

        return kept[number];
    }
}
