using Station.Benchmarks.Samples;

namespace Station.Benchmarks.Tests;

/// <summary>The sample path of every profile stays within what the device can do, and allocates nothing.</summary>
public sealed class SampleBenchmarkTests
{
    /// <summary>A second of the device's interpreter, by the estimate of a hundred times slower than a server core.</summary>
    private const int InstructionsPerMinuteLimit = 400_000;

    private const int AdapterBytesAim = 2_048;

    /// <summary>
    /// What each profile takes today; it must not become more. Live bytes are above the aim of 65,536 everywhere, bytes a minute in adapters where sensors are on the I2C bus
    /// (docs/benchmarks.md says why).
    /// </summary>
    private static readonly Dictionary<string, (int LiveBytes, int AdapterBytes)> Ceilings = new()
    {
        ["air-micro"] = (107_100, 39_000),
        ["dust-site"] = (100_200, 10_300),
        ["groundwater-well"] = (86_100, AdapterBytesAim),
        ["minimum"] = (80_700, AdapterBytesAim),
        ["noise-zone"] = (87_800, AdapterBytesAim),
        ["odour"] = (93_800, 23_500),
        ["outfall"] = (86_500, AdapterBytesAim),
        ["reference"] = (113_500, 59_500),
        ["river-level"] = (89_800, AdapterBytesAim),
        ["voc-fence"] = (93_600, 18_200),
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
        Assert.InRange(figures.Heap.PeakLiveBytes, figures.Heap.HeldBytes, Ceilings[profile].LiveBytes);
        Assert.InRange(figures.Heap.AdapterBytesPerMinute, 1, Ceilings[profile].AdapterBytes);
    }
}
