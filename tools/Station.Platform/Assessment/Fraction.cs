using System.Numerics;

namespace Station.Platform.Assessment;

/// <summary>
/// An exact fraction. A mean of means has no end in decimals, and an index at a break point must not hang on the last
/// binary digit: rounding happens once, at the end (GB/T 8170).
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(denominator), "a fraction's denominator is positive");
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        this.numerator = numerator / common;
        this.denominator = denominator / common;
    }

    /// <summary>A default fraction has no denominator; it stands for 0.</summary>
    private BigInteger Denominator => denominator.IsZero ? 1 : denominator;

    public static implicit operator Fraction(int value) => new(value, 1);

    public static implicit operator Fraction(decimal value)
    {
        var scale = BigInteger.Pow(10, value.Scale);
        return new Fraction(new BigInteger(value * (decimal)scale), scale);
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.numerator * right.Denominator) + (right.numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.numerator * right.Denominator) - (right.numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient; the divisor is above 0.</summary>
    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.numerator * right.Denominator, left.Denominator * right.numerator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>An integer times a power of ten: a column's stored value.</summary>
    public static Fraction Scaled(long value, int exponent) => exponent >= 0
        ? new Fraction(value * BigInteger.Pow(10, exponent), 1)
        : new Fraction(value, BigInteger.Pow(10, -exponent));

    public int CompareTo(Fraction other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    /// <summary>To the nearest with so many places, halves to the even neighbour (GB/T 8170).</summary>
    public decimal RoundHalfEven(int places)
    {
        var scaled = numerator * BigInteger.Pow(10, places);
        var down = FloorOf(scaled);
        var twice = 2 * (scaled - (down * Denominator));
        var up = twice > Denominator || (twice == Denominator && !down.IsEven);
        return (decimal)(up ? down + 1 : down) / (decimal)BigInteger.Pow(10, places);
    }

    /// <summary>The smallest whole number that is not below it.</summary>
    public int Ceiling() => (int)-FloorOf(-numerator);

    /// <summary>The nearest binary number, for what has no exact form anyway: a logarithm.</summary>
    public double ToDouble() => (double)numerator / (double)Denominator;

    public override string ToString() => Denominator.IsOne ? $"{numerator}" : $"{numerator}/{Denominator}";

    private BigInteger FloorOf(BigInteger dividend)
    {
        var quotient = BigInteger.DivRem(dividend, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
