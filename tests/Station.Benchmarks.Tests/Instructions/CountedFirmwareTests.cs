using Station.Benchmarks.Instructions;
using Station.Bytes;
using Station.Journal;

namespace Station.Benchmarks.Tests.Instructions;

/// <summary>The device build with counters does what the host's build does, and counts the same each time.</summary>
public sealed class CountedFirmwareTests
{
    [Fact]
    public void It_is_the_device_build_that_runs_and_it_gives_the_same_bytes()
    {
        byte[] expected = Encode();
        CountedFirmware firmware = CountedFirmware.Load();

        byte[] bytes = firmware.Drive<byte[]>(Encode);

        Assert.Equal(expected, bytes);
        Assert.Equal("mscorlib", firmware.Drive<string>(BaseLibraryOfFirmware));
        Assert.Equal("System.Runtime", BaseLibraryOfFirmware());
    }

    [Fact]
    public void Each_copy_counts_by_itself_and_the_same()
    {
        CountedFirmware first = CountedFirmware.Load();
        first.Drive<byte[]>(Encode);
        long once = first.Executed;
        first.Drive<byte[]>(Encode);

        CountedFirmware second = CountedFirmware.Load();
        Assert.Equal(0, second.Executed);
        second.Drive<byte[]>(Encode);

        Assert.True(once > 1_000, $"only {once} instructions");
        Assert.Equal(once, second.Executed);
        Assert.Equal(2 * once, first.Executed);
    }

    /// <summary>Encodes a series that uses several of the coder's ways.</summary>
    public static byte[] Encode()
    {
        var target = new ByteWriter(new byte[4000]);
        var bits = new BitWriter(target);
        int[] values = new int[100];
        var coder = new SeriesEncoder(bits, values);
        Fill(values);
        coder.Write(values.Length);
        Fill(values);
        values[50] = 1_000_000;
        coder.Write(values.Length);
        Array.Clear(values);
        coder.Write(values.Length);
        bits.Finish();
        return target.Buffer[..target.Position];
    }

    private static void Fill(int[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i * i % 37;
        }
    }

    /// <summary>Tells the two builds apart: what the firmware's own type is built on.</summary>
    public static string BaseLibraryOfFirmware() =>
        typeof(SeriesEncoder).Assembly.GetReferencedAssemblies().First(name => name.Name is "mscorlib" or "System.Runtime").Name!;
}
