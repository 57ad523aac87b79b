using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;

namespace Station.Benchmarks;

/// <summary>What a run of the journal benchmark is made with.</summary>
public sealed record JournalBenchmarkOptions
{
    /// <summary>The twelve series of the reference station, one value a minute.</summary>
    public required ChannelSeries[] Columns { get; init; }

    /// <summary>Whether these were measured or made.</summary>
    public required bool IsMeasured { get; init; }

    /// <summary>Takes every file operation on the flash model; null for none.</summary>
    public FileTrace? Trace { get; init; }

    /// <summary>Days of ordinary use: a year holds every interval of it.</summary>
    public int Days { get; init; } = 365;

    /// <summary>Days before instructions and heap are counted: enough to fill the volume and free from it.</summary>
    public int WarmUpDays { get; init; } = 40;

    /// <summary>Days in which they are counted.</summary>
    public int SteadyDays { get; init; } = 10;
}
