namespace Station.Benchmarks.Series;

/// <summary>A source of measurements cannot be used.</summary>
/// <param name="file">The file or folder.</param>
/// <param name="line">The line, from 1; 0 when all of it is meant.</param>
/// <param name="what">What is wrong with it.</param>
public sealed class SeriesException(string file, int line, string what) : Exception(what)
{
    public string File { get; } = file;

    public int Line { get; } = line;

    /// <summary>There is nothing at all, as opposed to something that cannot be understood.</summary>
    public bool IsMissing => Line == 0;
}
