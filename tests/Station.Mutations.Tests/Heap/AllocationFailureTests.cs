using System.Collections.Concurrent;
using Station.Mutations.Heap;

namespace Station.Mutations.Tests.Heap;

/// <summary>Wherever the heap refuses an object, the station comes back by itself and nothing that it accepted is lost.</summary>
public sealed class AllocationFailureTests
{
    private static readonly int PointsOfPhase = TestScale.Full ? 150 : 8;

    private static readonly Lazy<FaultyHeap> Firmware = new(FaultyHeap.LoadDevice);

    [Fact]
    public void A_run_in_which_the_heap_refuses_nothing_asks_for_objects_in_each_phase()
    {
        (long[] marks, int falls, string[] wrong) = Run("minimum", 0, 1);
        Assert.Empty(wrong);
        Assert.Equal(0, falls);
        Assert.Equal(HeapRun.Phases.Length, marks.Length);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", HeapRun.Phases.Zip(ObjectsOf(marks), (phase, objects) => $"{phase}: {objects.Count} objects")));
        Assert.All(ObjectsOf(marks), objects => Assert.True(objects.Count > 0, "a phase without objects proves nothing"));
    }

    [Theory]
    [InlineData("minimum", 1)]
    [InlineData("minimum", long.MaxValue)]
    [InlineData("reference", 1)]
    public void No_refused_object_keeps_the_station_down_or_costs_a_record(string profile, long count)
    {
        (long[] marks, _, _) = Run(profile, 0, 1);
        int falls = 0;
        var wrong = new ConcurrentBag<string>();
        long[] points = [.. ObjectsOf(marks).SelectMany(PointsOf)];
        Parallel.ForEach(points, number =>
        {
            (_, int fell, string[] found) = Run(profile, number, count);
            Interlocked.Add(ref falls, fell);
            foreach (string line in fell > 0 ? found : [.. found, "nobody noticed that it was refused"])
            {
                wrong.Add($"object {number}: {line}");
            }
        });
        TestContext.Current.TestOutputHelper!.WriteLine($"{profile}: objects refused at {points.Length} points of {marks[^1]}, the firmware fell {falls} times");
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order()));
    }

    /// <summary>The objects of each phase: number of the first, and how many.</summary>
    private static IEnumerable<(long First, long Count)> ObjectsOf(long[] marks) => marks.Select((mark, i) => i == 0 ? (1, mark) : (marks[i - 1] + 1, mark - marks[i - 1]));

    private static IEnumerable<long> PointsOf((long First, long Count) objects)
    {
        long points = Math.Min(objects.Count, PointsOfPhase);
        for (long point = 0; point < points; point++)
        {
            yield return objects.First + (point * objects.Count / points);
        }
    }

    private static (long[] Marks, int Falls, string[] Wrong) Run(string profile, long number, long count)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", profile + ".profile"));
        object[] outcome = Firmware.Value.Drive<object[]>(HeapRun.Run, text, number, count);
        return ((long[])outcome[0], (int)outcome[1], (string[])outcome[2]);
    }
}
