namespace Station.Simulator.Environments;

/// <summary>Noise that is a pure function of a seed and an index, the same on every machine.</summary>
public static class SeededNoise
{
    /// <summary>64 well-mixed bits of a seed and an index (the finaliser of SplitMix64, Steele et al. 2014).</summary>
    public static ulong Bits(ulong seed, long index)
    {
        ulong z = seed + (ulong)index * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from -<paramref name="amplitude"/> to +<paramref name="amplitude"/>, small ones more often.</summary>
    public static int Around(ulong seed, long index, int amplitude)
    {
        ulong bits = Bits(seed, index);
        int sum = (int)(bits & 0xFFFF) + (int)(bits >> 16 & 0xFFFF) - 0xFFFF;
        return (int)((long)sum * amplitude / 0xFFFF);
    }

    /// <summary>Noise that moves in straight lines from one point of a grid to the next.</summary>
    public static int Drifting(ulong seed, long at, long step, int amplitude)
    {
        long index = at / step;
        long within = at - index * step;
        int from = Around(seed, index, amplitude);
        int to = Around(seed, index + 1, amplitude);
        return (int)(from + (to - from) * within / step);
    }
}
