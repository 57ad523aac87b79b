using System;

namespace Station.Measurement;

/// <summary>A linear scale in integers: value = raw * numerator / denominator + offset, in stored units.</summary>
public sealed class Scale
{
    public Scale(int numerator, int denominator, int offset)
    {
        if (numerator == 0 || denominator <= 0)
        {
            throw new ArgumentException("a scale needs a numerator other than 0 and a positive denominator");
        }

        Numerator = numerator;
        Denominator = denominator;
        Offset = offset;
    }

    public int Numerator { get; }

    /// <summary>Always positive; the sign is the numerator's.</summary>
    public int Denominator { get; }

    public int Offset { get; }

    /// <summary>The stored value of a raw reading, rounded half to even.</summary>
    public int Apply(int raw) => (int)HalfEven.Divide((long)raw * Numerator, Denominator) + Offset;
}
