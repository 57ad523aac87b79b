using Station.Benchmarks.Samples;

namespace Station.Benchmarks.Tests;

/// <summary>The sample path of every profile stays within what the device can do, and allocates nothing.</summary>
public sealed class SampleBenchmarkTests
{
    /// <summary>A second of the device's interpreter, by the estimate of a hundred times slower than a server core.</summary>
    private const int InstructionsPerMinuteLimit = 400_000;

    private const int LiveBytesAim = 65_536;
    private const int AdapterBytesAim = 2_048;

    /// <summary>
    /// What each profile may take: the aim where it is met, elsewhere little more than today's figure, which must not become more (docs/benchmarks.md says what is out of reach and why).
    /// </summary>
    private static readonly Dictionary<string, (int LiveBytes, int AdapterBytes)> Ceilings = new()
    {
        ["air-micro"] = (66_200, 39_300),
        ["dust-site"] = (LiveBytesAim, 10_200),
        ["groundwater-well"] = (LiveBytesAim, AdapterBytesAim),
        ["minimum"] = (LiveBytesAim, AdapterBytesAim),
        ["noise-zone"] = (LiveBytesAim, AdapterBytesAim),
        ["odour"] = (LiveBytesAim, 23_500),
        ["outfall"] = (LiveBytesAim, AdapterBytesAim),
        ["reference"] = (70_000, 59_900),
        ["river-level"] = (LiveBytesAim, AdapterBytesAim),
        ["voc-fence"] = (LiveBytesAim, 18_100),
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
