using Station.Measurement;

namespace Station.Profiles;

/// <summary>
/// Factors between units. Gases go from a mixing ratio to a concentration at 298.15 K and 1013.25 hPa, always: that is the
/// reference state of GB 3095 (2018 amendment), whatever the weather is.
/// </summary>
public static class UnitConversion
{
    // Tables are made when a profile is read: held all the time they would take 700 bytes.
    private static string[] From => new string[] { "Pa", "Pa", "mm", "mm", "cm", "cm", "m", "m", "V", "ppb" };
    private static string[] To => new string[] { "hPa", "kPa", "cm", "m", "mm", "m", "mm", "cm", "mV", "ppm" };
    private static int[] Numerators => new int[] { 1, 1, 1, 1, 10, 1, 1_000, 100, 1_000, 1 };
    private static int[] Denominators => new int[] { 100, 1_000, 10, 1_000, 1, 100, 1, 1, 1, 1_000 };

    private static string[] Gases => new string[] { "so2", "no2", "o3", "co", "h2s", "nh3", "ch2o" };

    /// <summary>ug/m3 per ppb, times 10,000: molar mass over 24.465 l/mol.</summary>
    private static int[] MicrogramsPerBillion => new int[] { 26_186, 18_804, 19_619, 11_449, 13_930, 6_961, 12_273 };

    private const int GasDenominator = 10_000;

    /// <summary>The scale from a quantity to stored units, with a factor of the channel's own; null where the units do not fit or numbers grow too large.</summary>
    public static Scale Find(Quantity source, string gas, string unit, int decimals, int ownNumerator, int ownDenominator, int offset)
    {
        if (!FindFactor(source.Unit, gas, unit, out long numerator, out long denominator))
        {
            return null;
        }

        numerator *= ownNumerator;
        denominator *= ownDenominator;
        for (int shift = source.Exponent + decimals; shift != 0; shift += shift > 0 ? -1 : 1)
        {
            numerator *= shift > 0 ? 10 : 1;
            denominator *= shift > 0 ? 1 : 10;
        }

        long common = GreatestCommonDivisor(numerator < 0 ? -numerator : numerator, denominator);
        numerator /= common;
        denominator /= common;
        bool fits = numerator <= int.MaxValue && numerator >= -int.MaxValue && denominator <= int.MaxValue;
        return fits ? new Scale((int)numerator, (int)denominator, offset) : null;
    }

    private static bool FindFactor(string from, string gas, string to, out long numerator, out long denominator)
    {
        numerator = 1;
        denominator = 1;
        if (from == to)
        {
            return true;
        }

        string[] sources = From;
        string[] targets = To;
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i] == from && targets[i] == to)
            {
                numerator = Numerators[i];
                denominator = Denominators[i];
                return true;
            }
        }

        int index = System.Array.IndexOf(Gases, gas);
        if (from != "ppb" || index < 0 || (to != "ug/m3" && to != "mg/m3"))
        {
            return false;
        }

        numerator = MicrogramsPerBillion[index];
        denominator = to == "ug/m3" ? GasDenominator : GasDenominator * 1_000;
        return true;
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            long rest = a % b;
            a = b;
            b = rest;
        }

        return a;
    }
}
