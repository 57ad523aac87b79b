using Station.Hal;

namespace Station.Tests.Laws;

/// <summary>A file store whose medium refuses a change now and then, without touching what is there.</summary>
internal sealed class RefusingFiles(IFileStore inner) : IFileStore
{
    /// <summary>Asked before each change of a path; true refuses it.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read) =>
        inner.Read(path, position, buffer, offset, count, out read);

    public FileStatus Replace(string path, byte[] data, int count) => Refuses(path) ? FileStatus.Failed : inner.Replace(path, data, count);

    public FileStatus Append(string path, byte[] data, int count) => Refuses(path) ? FileStatus.Failed : inner.Append(path, data, count);

    public FileStatus Delete(string path) => Refuses(path) ? FileStatus.Failed : inner.Delete(path);

    public string[] List(string directory) => inner.List(directory);
}
