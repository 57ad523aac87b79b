using System.Globalization;
using CsCheck;
using Station.Platform.Assessment;
using Xunit;

namespace Station.Platform.Tests.Assessment;

public sealed class FractionTests
{
    /// <summary>GB/T 8170: to the nearest, halves to the even neighbour, once.</summary>
    [Theory]
    [InlineData("60.5", 0, "60")]
    [InlineData("61.5", 0, "62")]
    [InlineData("60.50001", 0, "61")]
    [InlineData("4.05", 1, "4.0")]
    [InlineData("4.15", 1, "4.2")]
    [InlineData("4.1499", 1, "4.1")]
    [InlineData("-0.5", 0, "0")]
    [InlineData("-1.5", 0, "-2")]
    [InlineData("-2.51", 0, "-3")]
    public void Halves_go_to_the_even_neighbour(string value, int places, string rounded) =>
        Assert.Equal(Number(rounded), ((Fraction)Number(value)).RoundHalfEven(places));

    [Fact]
    public void Thirds_that_make_a_half_are_a_half()
    {
        var third = new Fraction(121, 6);

        Assert.Equal(60m, (third + third + third).RoundHalfEven(0));
        Assert.Equal(60.5m, (third + third + third).RoundHalfEven(1));
    }

    [Theory]
    [InlineData(7, 7, 1)]
    [InlineData(8, 7, 2)]
    [InlineData(-8, 7, -1)]
    [InlineData(0, 7, 0)]
    public void The_ceiling_is_the_next_whole_number_up(int numerator, int denominator, int ceiling) =>
        Assert.Equal(ceiling, new Fraction(numerator, denominator).Ceiling());

    [Fact]
    public void A_default_fraction_is_zero() => Assert.Equal(1m, (default(Fraction) + 1).RoundHalfEven(0));

    [Fact]
    public void Rounding_agrees_with_decimal_arithmetic() =>
        Gen.Decimal[-100_000, 100_000].Select(Gen.Int[0, 4]).Sample((value, places) =>
        {
            var number = decimal.Round(value, 6);
            return ((Fraction)number).RoundHalfEven(places) == decimal.Round(number, places, MidpointRounding.ToEven);
        });

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
