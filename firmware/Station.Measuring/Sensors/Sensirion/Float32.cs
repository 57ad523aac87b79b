using Station.Measurement;

namespace Station.Sensors.Sensirion;

/// <summary>Floating-point numbers on a wire (IEEE 754 single), turned into scaled integers without floating-point arithmetic.</summary>
public static class Float32
{
    private const int FractionBits = 23;
    private const int Bias = 127;

    /// <summary>Numbers of 65,536 and more are larger than any instrument's; so are what is no number and the infinite.</summary>
    private const int LargestShift = -8;

    /// <summary>Beyond this many bits nothing is left of a fraction times a factor.</summary>
    private const int SmallestShift = 40;

    /// <summary>The number times a factor up to 1000, rounded half to even. False for what is no number or far too large.</summary>
    public static bool TryScale(uint bits, int factor, out int value)
    {
        value = 0;
        int exponent = (int)(bits >> FractionBits & 0xFF);
        int shift = exponent - Bias - FractionBits;
        if (shift > LargestShift)
        {
            return false;
        }

        if (exponent == 0 || -shift > SmallestShift)
        {
            return true;
        }

        long product = ((bits & 0x7FFFFF) | 0x800000) * (long)factor;
        long scaled = HalfEven.Divide(product, 1L << -shift);
        value = bits >> 31 != 0 ? (int)-scaled : (int)scaled;
        return true;
    }
}
