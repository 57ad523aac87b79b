using Station.Hal;

namespace Station.Measurement;

/// <summary>A file store that notes when it was last written.</summary>
public sealed class WatchedFiles : IFileStore, IFlashActivity
{
    /// <summary>Before any uptime, and far enough from the end of the range to be subtracted.</summary>
    private const long Never = -1_000_000_000;

    private readonly IFileStore files;
    private readonly IClock clock;

    public WatchedFiles(IFileStore files, IClock clock)
    {
        this.files = files;
        this.clock = clock;
    }

    public long LastWriteEndMs { get; private set; } = Never;

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read) =>
        files.Read(path, position, buffer, offset, count, out read);

    public FileStatus Replace(string path, byte[] data, int count) => Note(files.Replace(path, data, count));

    public FileStatus Append(string path, byte[] data, int count) => Note(files.Append(path, data, count));

    public FileStatus Delete(string path) => Note(files.Delete(path));

    public string[] List(string directory) => files.List(directory);

    private FileStatus Note(FileStatus status)
    {
        LastWriteEndMs = clock.UptimeMs;
        return status;
    }
}
