using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using Station.Benchmarks.Heap;
using Station.Simulator.Memory;

namespace Station.Benchmarks.Tests;

/// <summary>Sizes of objects on the device's heap: blocks of 12 bytes.</summary>
public sealed class DeviceSizeTests
{
    public static TheoryData<object, int> Objects => new()
    {
        { new byte[1], 24 }, { new byte[12], 24 }, { new byte[13], 36 }, { new int[3], 24 }, { new long[3], 36 }, { new short[6], 24 }, { new string[2], 36 },
        { new StringBuilder("no text that stands in the code: ").Append(1).ToString(), 48 },
        { new Pair { One = 1, Other = 2 }, 36 }, { new Triple { One = 1, Other = 2, Third = true }, 48 }, { new ArrayList(), 48 },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Each_kind_has_its_size(object item, int bytes) => Assert.Equal(bytes, DeviceSize.Of(item));

    [Fact]
    public void What_is_reached_twice_counts_once_and_what_is_behind_the_HAL_not_at_all()
    {
        var live = new LiveHeap([typeof(DeviceSizeTests).Assembly]);
        byte[] shared = new byte[100];
        int alone = live.Measure(new object[] { shared });
        Assert.Equal(alone + 12, live.Measure(new object[] { shared, shared }));
        Assert.Equal(alone + 24, live.Measure(new object[] { shared, new Station.Hal.Simulated.SteadySupply(1), shared }));
    }

    [Fact]
    public void Of_what_a_step_has_taken_only_that_is_live_which_somebody_still_refers_to()
    {
        var taken = new TakenObjects();
        byte[] kept = new byte[12];
        byte[] counted = new byte[24];
        taken.Add(kept);
        taken.Add(counted);
        Drop(taken);

        Assert.Equal(24 + 36 + 120, taken.Bytes);
        Assert.Equal(24, taken.BytesInUse(item => ReferenceEquals(item, counted)));
        GC.KeepAlive(kept);
        taken.Clear();
        Assert.Equal(0, taken.BytesInUse(_ => false));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(TakenObjects taken) => taken.Add(new byte[100]);

    private class Pair
    {
        public int One { get; init; }

        public long Other { get; init; }
    }

    private sealed class Triple : Pair
    {
        public bool Third { get; init; }
    }
}
