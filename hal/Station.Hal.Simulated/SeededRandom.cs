using System.Buffers.Binary;

namespace Station.Hal.Simulated;

/// <summary>The SplitMix64 generator: the same seed gives the same numbers on every machine and runtime.</summary>
public sealed class SeededRandom
{
    private ulong state;

    public SeededRandom(ulong seed)
    {
        state = seed;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        // Increment and multipliers as published by Steele, Lea and Flood (2014).
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 up to and without <paramref name="limit"/>.</summary>
    public int Below(int limit)
    {
        return (int)(Next() % (ulong)limit);
    }

    /// <summary>Fills bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (bytes.Length > 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, Next());
            int count = Math.Min(word.Length, bytes.Length);
            word[..count].CopyTo(bytes);
            bytes = bytes[count..];
        }
    }
}
