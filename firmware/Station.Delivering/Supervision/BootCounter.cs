using Station.Hal;

namespace Station.Supervision;

/// <summary>
/// Counts short boots in a row, in a file that flapping power cannot wear out. A boot is counted when it starts, since a power cut leaves no time, and counting
/// stops at a limit. A boot that lasts, or is ended by a command, takes its own mark back, one that lasts an hour takes all. So apart from the first few, each write is paid for
/// by uptime: at most two in <see cref="ShortBootMs"/>, eight an hour, however the power behaves.
/// </summary>
public sealed class BootCounter
{
    /// <summary>The file.</summary>
    public const string Path = "run/boots";

    /// <summary>Short boots from which the station does not trust itself.</summary>
    public const int Limit = 5;

    /// <summary>A boot that ends earlier is short: long enough for a hang at start and a watchdog that bites after it.</summary>
    public const int ShortBootMs = 15 * 60_000;

    /// <summary>A boot of this length makes up for all short ones.</summary>
    public const int LongBootMs = 60 * 60_000;

    private const byte FormatVersion = 1;
    private const int FileBytes = 2;

    private readonly IFileStore files;
    private readonly byte[] content = new byte[FileBytes];
    private int stored;
    private bool lasted;

    public BootCounter(IFileStore files)
    {
        this.files = files;
    }

    /// <summary>Short boots before this one, at most <see cref="Limit"/>.</summary>
    public int ShortBoots { get; private set; }

    /// <summary>The volume knows of no boot before.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Takes the count and adds this boot to it, as long as there is something to add.</summary>
    public void Begin()
    {
        FileStatus status = files.Read(Path, 0, content, 0, FileBytes, out int count);
        IsFirst = status == FileStatus.NotFound;
        if (status == FileStatus.Done && count == FileBytes && content[0] == FormatVersion && content[1] <= Limit)
        {
            stored = content[1];
        }

        ShortBoots = stored;
        if (stored < Limit && !Store(stored + 1))
        {
            IsFirst = false; // who cannot write it did not write it before either
        }
    }

    /// <summary>Takes marks back once this boot has lasted; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (nowMs < ShortBootMs)
        {
            return ShortBootMs;
        }

        if (!lasted)
        {
            // A row at its limit ends here too, or a station that lasts would go on being distrusted.
            lasted = true;
            Store(ShortBoots < Limit ? ShortBoots : Limit - 1);
        }

        if (nowMs < LongBootMs)
        {
            return LongBootMs;
        }

        if (stored > 0)
        {
            Store(0);
        }

        return long.MaxValue;
    }

    /// <summary>This boot ends because somebody wants it to: it is not short, however early that is. Its own mark goes, those of the boots before stay.</summary>
    public void Forgive()
    {
        if (!lasted && stored != ShortBoots)
        {
            Store(ShortBoots);
        }
    }

    /// <summary>A write that flash refuses is not tried again: the count is a help, not a promise.</summary>
    private bool Store(int shortBoots)
    {
        stored = shortBoots;
        content[0] = FormatVersion;
        content[1] = (byte)shortBoots;
        return files.Replace(Path, content, FileBytes) == FileStatus.Done;
    }
}
