using System.Globalization;
using System.Numerics;

namespace Station.Platform.Senml;

/// <summary>A decimal number as it was measured: a whole number times a power of ten. No digit is lost on its way into text.</summary>
public readonly record struct SenmlNumber(long Mantissa, int Exponent)
{
    /// <summary>The number as JSON has it: without an exponent, and without zeros at the end of a fraction.</summary>
    public override string ToString()
    {
        if (Mantissa == 0)
        {
            return "0";
        }

        var (digits, exponent) = Reduced();
        if (exponent >= 0)
        {
            return (digits * BigInteger.Pow(10, exponent)).ToString(CultureInfo.InvariantCulture);
        }

        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(1 - exponent, '0');
        return $"{(digits.Sign < 0 ? "-" : "")}{text[..^-exponent]}.{text[^-exponent..]}";
    }

    /// <summary>The whole number that it is, when it is one of 64 bits.</summary>
    public long? ToWhole()
    {
        var (digits, exponent) = Reduced();
        var whole = exponent >= 0 ? digits * BigInteger.Pow(10, exponent) : long.MinValue - BigInteger.One;
        return whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;
    }

    /// <summary>The binary number that is nearest.</summary>
    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    private (BigInteger Digits, int Exponent) Reduced()
    {
        var (digits, exponent) = (Mantissa, Exponent);
        while (exponent < 0 && digits % 10 == 0 && digits != 0)
        {
            digits /= 10;
            exponent++;
        }

        return (digits, digits == 0 ? 0 : exponent);
    }
}
