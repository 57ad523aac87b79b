using Station.Benchmarks.Samples;

namespace Station.Benchmarks.Tests;

/// <summary>The sample path of every profile stays within what the device can do, and allocates nothing.</summary>
public sealed class SampleBenchmarkTests
{
    /// <summary>A second of the device's interpreter, by the estimate of a hundred times slower than a server core.</summary>
    private const int InstructionsPerMinuteLimit = 400_000;

    private const int LiveBytesAim = 65_536;

    private const int AdapterBytesAim = 2_048;

    public static TheoryData<string> Profiles() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles"), "*.profile").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_minute_costs_no_more_than_the_device_has_and_no_memory(string profile)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", profile + ".profile"));

        SampleFigures figures = SampleBenchmark.Run(profile, text);

        Assert.Equal(1, figures.RecordsPerMinute);
        Assert.Equal(0, figures.HeapBytesPerMinute);
        Assert.InRange(figures.IlPerMinute, 10_000, InstructionsPerMinuteLimit);
        Assert.InRange(figures.Heap.PeakLiveBytes, figures.Heap.HeldBytes, LiveBytesAim);
        Assert.InRange(figures.Heap.AdapterBytesPerMinute, 1, AdapterBytesAim);
    }
}
