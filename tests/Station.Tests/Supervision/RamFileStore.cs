using Station.Hal;

namespace Station.Tests.Supervision;

/// <summary>A file store in memory that counts commits and can refuse them.</summary>
internal sealed class RamFileStore : IFileStore
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public int Commits { get; private set; }

    public bool Refuses { get; set; }

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (!Files.TryGetValue(path, out byte[]? content))
        {
            return FileStatus.NotFound;
        }

        read = Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, offset, read);
        return FileStatus.Done;
    }

    public FileStatus Replace(string path, byte[] data, int count) => Change(() => Files[path] = data[..count]);

    public FileStatus Append(string path, byte[] data, int count) => Change(() => Files[path] = [.. Files.GetValueOrDefault(path, []), .. data[..count]]);

    public FileStatus Delete(string path) => Files.ContainsKey(path) ? Change(() => Files.Remove(path)) : FileStatus.NotFound;

    public string[] List(string directory) => throw new NotSupportedException("Nothing here may need a listing.");

    private FileStatus Change(Action change)
    {
        if (Refuses)
        {
            return FileStatus.Failed;
        }

        Commits++;
        change();
        return FileStatus.Done;
    }
}
