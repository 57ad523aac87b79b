using Station.Benchmarks.Samples;

namespace Station.Benchmarks.Tests;

/// <summary>The sample path of every profile stays within what the device can do, and allocates nothing.</summary>
public sealed class SampleBenchmarkTests
{
    /// <summary>A second of the device's interpreter, by the estimate of a hundred times slower than a server core.</summary>
    private const int InstructionsPerMinuteLimit = 400_000;

    private const int LiveBytesAim = 65_536;

    /// <summary>
    /// What the adapters of each profile may allocate: little more than today's figure, which must not become more. The aim of 2,048 is out of reach (docs/benchmarks.md says by which
    /// calls and why).
    /// </summary>
    private static readonly Dictionary<string, int> AdapterBytes = new()
    {
        ["air-micro"] = 17_100,
        ["dust-site"] = 17_100,
        ["groundwater-well"] = 6_100,
        ["minimum"] = 17_100,
        ["noise-zone"] = 17_100,
        ["odour"] = 27_400,
        ["outfall"] = 17_100,
        ["reference"] = 17_100,
        ["river-level"] = 17_100,
        ["voc-fence"] = 47_700,
    };

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
        Assert.InRange(figures.Heap.AdapterBytesPerMinute, 1, AdapterBytes[profile]);
    }
}
