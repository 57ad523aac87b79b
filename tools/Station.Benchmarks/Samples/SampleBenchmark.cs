using Station.Benchmarks.Heap;
using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Samples;

/// <summary>What a minute of measuring costs the device, profile by profile: bytes in, minute record out.</summary>
public static class SampleBenchmark
{
    /// <summary>The slowest sensor has warmed up by then.</summary>
    public const int WarmUpMinutes = 10;

    public const int MeasuredMinutes = 60;

    /// <summary>So many holders of memory are named where nobody asks for more.</summary>
    public const int FewHolders = 12;

    /// <summary>Runs one profile twice: on the counted device build for its instructions, on this process' own build for its heap.</summary>
    /// <param name="name">Name of the profile.</param>
    /// <param name="profileText">The profile.</param>
    /// <param name="holders">So many of those that hold most of the device's memory are named.</param>
    /// <exception cref="ArgumentException">The firmware refuses the profile.</exception>
    public static SampleFigures Run(string name, string profileText, int holders = FewHolders)
    {
        CountedFirmware firmware = CountedFirmware.Load();
        long[] counted = firmware.Drive<long[]>(SampleCycle.Run, profileText, WarmUpMinutes, MeasuredMinutes, () => firmware.Executed);
        long[] plain = SampleCycle.Run(profileText, WarmUpMinutes, MeasuredMinutes, () => 0);
        return new SampleFigures(name, (double)counted[0] / MeasuredMinutes, (double)plain[1] / MeasuredMinutes, (double)plain[2] / MeasuredMinutes, HeapCycle.Run(profileText, holders));
    }
}
