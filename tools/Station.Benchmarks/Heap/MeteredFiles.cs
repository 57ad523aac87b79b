using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The volume behind a meter.</summary>
internal sealed class MeteredFiles(IFileStore files, HalMeter meter) : IFileStore
{
    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        meter.Enter();
        return meter.Leave(files.Read(path, position, buffer, offset, count, out read));
    }

    public FileStatus Replace(string path, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(files.Replace(path, data, count));
    }

    public FileStatus Append(string path, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(files.Append(path, data, count));
    }

    public FileStatus Delete(string path)
    {
        meter.Enter();
        return meter.Leave(files.Delete(path));
    }

    public string[] List(string directory)
    {
        meter.Enter();
        return meter.Leave(files.List(directory));
    }
}
