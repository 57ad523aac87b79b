using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Volumes;

/// <summary>Writes every file operation as a line of text, so that it can be replayed on another file system (docs/benchmarks.md has the format).</summary>
public sealed class FileTrace
{
    private readonly TextWriter writer;

    public FileTrace(TextWriter writer)
    {
        this.writer = writer;
        writer.NewLine = "\n";
        writer.WriteLine("# station bench journal, file trace 1: VERB NAME BYTES STATUS, each operation from open to close");
    }

    /// <summary>Begins a volume of its own: all lines up to the next such one belong to it.</summary>
    public void BeginVolume(string run, int volumeBytes) => writer.WriteLine($"volume {run} {volumeBytes}");

    /// <summary>The volume is mounted again, after a loss of supply.</summary>
    public void Mount() => writer.WriteLine("mount");

    /// <summary>An operation.</summary>
    public void Add(FileOperation operation) =>
        writer.WriteLine($"{operation.Verb} {operation.Path} {operation.Bytes} {operation.Status.ToString().ToLowerInvariant()}");
}
