namespace Station.Tool.Benchmarking;

/// <summary>The file that takes a benchmark's file operations.</summary>
internal static class TraceFile
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="ToolError">It is there already, or cannot be written.</exception>
    public static TextWriter Create(string path)
    {
        try
        {
            return new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferBytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "bench-trace-unwritable", $"{path}: {error.Message}", "Choose a new file in a directory that this user can write to.");
        }
    }
}
