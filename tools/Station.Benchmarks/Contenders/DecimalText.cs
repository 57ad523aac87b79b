using System.Globalization;

namespace Station.Benchmarks.Contenders;

/// <summary>Scaled integers as people write them.</summary>
internal static class DecimalText
{
    /// <summary>The shortest form: 132 with one decimal is 13.2, 130 is 13.</summary>
    public static string Of(int value, int decimals) => ((decimal)value / Scale(decimals)).ToString("0.######", CultureInfo.InvariantCulture);

    private static decimal Scale(int decimals)
    {
        decimal scale = 1;
        for (int i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        return scale;
    }
}
