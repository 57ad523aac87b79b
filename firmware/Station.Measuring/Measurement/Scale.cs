using System;

namespace Station.Measurement;

/// <summary>A linear scale in integers: value = raw * numerator / denominator + offset, in stored units.</summary>
public sealed class Scale
{
    private const int UpperShift = 32;

    /// <summary>Offset and, below it, denominator: one field of twelve bytes instead of two.</summary>
    private readonly long offsetAndDenominator;

    public Scale(int numerator, int denominator, int offset)
    {
        if (numerator == 0 || denominator <= 0)
        {
            throw new ArgumentException("a scale needs a numerator other than 0 and a positive denominator");
        }

        Numerator = numerator;
        offsetAndDenominator = ((long)offset << UpperShift) | (uint)denominator;
    }

    public int Numerator { get; }

    /// <summary>Always positive; the sign is the numerator's.</summary>
    public int Denominator => (int)offsetAndDenominator;

    public int Offset => (int)(offsetAndDenominator >> UpperShift);

    /// <summary>The stored value of a raw reading, rounded half to even.</summary>
    public int Apply(int raw) => (int)HalfEven.Divide((long)raw * Numerator, Denominator) + Offset;
}
