using Station.Hal;

namespace Station.Tests.Laws;

/// <summary>A file store in plain memory that allocates nothing for a file that it knows.</summary>
internal sealed class PlainFiles : IFileStore
{
    private const int LimitBytes = 4096;

    private readonly Dictionary<string, (byte[] Content, int[] Length)> files = [];

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (!files.TryGetValue(path, out (byte[] Content, int[] Length) file) || file.Length[0] < 0)
        {
            return FileStatus.NotFound;
        }

        read = Math.Clamp(file.Length[0] - position, 0, count);
        Array.Copy(file.Content, position, buffer, offset, read);
        return FileStatus.Done;
    }

    public FileStatus Replace(string path, byte[] data, int count)
    {
        Write(path, data, 0, count);
        return FileStatus.Done;
    }

    public FileStatus Append(string path, byte[] data, int count)
    {
        Write(path, data, Math.Max(0, FileOf(path).Length[0]), count);
        return FileStatus.Done;
    }

    public FileStatus Delete(string path)
    {
        FileOf(path).Length[0] = -1;
        return FileStatus.Done;
    }

    public string[] List(string directory) => null!;

    private void Write(string path, byte[] data, int position, int count)
    {
        (byte[] content, int[] length) = FileOf(path);
        Array.Copy(data, 0, content, position, count);
        length[0] = position + count;
    }

    private (byte[] Content, int[] Length) FileOf(string path)
    {
        if (!files.TryGetValue(path, out (byte[] Content, int[] Length) file))
        {
            file = (new byte[LimitBytes], [-1]);
            files.Add(path, file);
        }

        return file;
    }
}
