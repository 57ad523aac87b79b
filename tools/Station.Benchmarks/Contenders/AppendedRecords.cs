using Station.Aggregation;
using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Contenders;

/// <summary>
/// The simple way: each record is appended to a file and that closed. A file takes records until the next does not fit into one block of the flash; one that has been
/// delivered is deleted at once, which leaves the flash the most room to spread its wear. It refuses what has no room. Only records of the finest period are kept.
/// </summary>
internal sealed class AppendedRecords(IRecordFormat format) : IContender
{
    private const int FileLimitBytes = FlashGeometry.BlockBytes;

    private IFileStore files = null!;
    private long sequence;
    private int oldestFile = 1;
    private int newestFile;
    private int newestBytes = FileLimitBytes;

    public string Name => format.Name;

    public bool Online { private get; set; }

    public bool HasEvicted => false;

    public bool IsRecordFile(string path) => true;

    /// <summary>A restart begins another file, as a program does that does not know how the last one ended.</summary>
    public void Begin(ContenderBoard board)
    {
        files = board;
        newestBytes = FileLimitBytes;
    }

    public bool Accept(PeriodRecord record, long utcMs)
    {
        byte[] bytes = format.Write(record, sequence, utcMs);
        bool isFresh = newestBytes + bytes.Length > FileLimitBytes;
        int file = isFresh ? newestFile + 1 : newestFile;
        if (files.Append(PathOf(file), bytes, bytes.Length) != FileStatus.Done)
        {
            return false;
        }

        newestBytes = isFresh ? bytes.Length : newestBytes + bytes.Length;
        newestFile = file;
        sequence++;
        return true;
    }

    public void AcceptHour(PeriodRecord record, long utcMs)
    {
    }

    public void AcceptClockAnchor(long uptimeMs, long utcMs)
    {
    }

    public void ChangeContext(long uptimeMs)
    {
    }

    public void StepKey(long uptimeMs)
    {
    }

    public void Deliver(long uptimeMs)
    {
        for (; Online && oldestFile < newestFile; oldestFile++)
        {
            files.Delete(PathOf(oldestFile));
        }
    }

    private static string PathOf(int file) => $"log/{file:X8}";
}
