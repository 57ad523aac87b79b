using Station.Benchmarks;
using Station.Benchmarks.Series;

namespace Station.Tool.Benchmarking;

/// <summary>The folder with measurements, as people name it.</summary>
internal static class SeriesFolder
{
    /// <summary>A run over the measurements in a folder; without a name those beside the project, or made ones.</summary>
    /// <exception cref="ToolError">The folder lacks a file, or one cannot be understood.</exception>
    public static JournalBenchmarkOptions Read(string? named)
    {
        string? folder = named ?? ReferenceStation.FindUsualFolder();
        try
        {
            return folder is null
                ? new JournalBenchmarkOptions { Columns = ReferenceStation.Generate(), IsMeasured = false }
                : new JournalBenchmarkOptions { Columns = ReferenceStation.Read(folder), IsMeasured = true };
        }
        catch (SeriesException error) when (error.IsMissing)
        {
            throw new ToolError(ExitStatus.Input, "bench-data-missing", $"{error.File}: {error.Message}.", "Name a folder laid out as docs/benchmarks.md says.");
        }
        catch (SeriesException error)
        {
            throw new ToolError(ExitStatus.Input, "bench-data-malformed", $"{error.File} line {error.Line}: {error.Message}.", "Restore the file from its source.");
        }
    }
}
