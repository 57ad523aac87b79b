namespace Station.Sensors.Analogue;

/// <summary>What an ADS1115 converts: inputs and full scale, by their words in the profile and their codes (SBAS444, table 8).</summary>
public static class AdsInput
{
    /// <summary>In the order of the multiplexer's codes: pairs, then single inputs against ground.</summary>
    private static string[] Words => new string[] { "0-1", "0-3", "1-3", "2-3", "0", "1", "2", "3" };

    /// <summary>Full scale in mV, in the order of the amplifier's codes.</summary>
    private static readonly int[] RangesMillivolts = { 6_144, 4_096, 2_048, 1_024, 512, 256 };

    /// <summary>The multiplexer's code of an input; -1 for a word that names none.</summary>
    public static int CodeOf(string word) => System.Array.IndexOf(Words, word);

    /// <summary>The amplifier's code of a full scale; -1 when there is none of that size.</summary>
    public static int RangeCodeOf(int millivolts)
    {
        for (int i = 0; i < RangesMillivolts.Length; i++)
        {
            if (RangesMillivolts[i] == millivolts)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Full scale of a code in mV.</summary>
    public static int RangeMillivolts(int code) => RangesMillivolts[code];
}
