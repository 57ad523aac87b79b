using System.Buffers.Binary;
using System.Numerics;

namespace Station.Hal.Simulated;

/// <summary>A running 64-bit hash that is the same on every machine. It tells runs apart and protects nothing.</summary>
public sealed class TraceHash
{
    // Two odd multipliers with well spread bits: multiply, rotate, multiply mixes a word in about two nanoseconds.
    private const ulong FirstMultiplier = 0x9E3779B97F4A7C15;
    private const ulong SecondMultiplier = 0xC2B2AE3D27D4EB4F;

    /// <summary>The hash of everything added so far.</summary>
    public ulong Value { get; private set; } = FirstMultiplier;

    /// <summary>Adds a number.</summary>
    public void Add(long number)
    {
        Value = Mix(Value, number);
    }

    /// <summary>Adds bytes and their count.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Mix(Value, bytes.Length);
        while (bytes.Length >= sizeof(long))
        {
            hash = Mix(hash, BinaryPrimitives.ReadInt64LittleEndian(bytes));
            bytes = bytes[sizeof(long)..];
        }

        foreach (byte value in bytes)
        {
            hash = Mix(hash, value);
        }

        Value = hash;
    }

    /// <summary>Adds text by its UTF-16 code units.</summary>
    public void Add(string text)
    {
        ulong hash = Mix(Value, text.Length);
        foreach (char unit in text)
        {
            hash = Mix(hash, unit);
        }

        Value = hash;
    }

    private static ulong Mix(ulong hash, long number) => BitOperations.RotateLeft(hash ^ ((ulong)number * FirstMultiplier), 29) * SecondMultiplier;
}
