namespace Station.Tests.Sensors;

/// <summary>Coefficients of BME280s as their registers hold them: 0x88 to 0xA1, then 0xE1 to 0xE7.</summary>
internal static class BoschParts
{
    private static readonly int[] ExampleWords = [27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000];

    /// <summary>The example of the BMP280's data sheet, which has no humidity.</summary>
    public static byte[] Example => Of(ExampleWords, 0, "00000000000000");

    /// <summary>The example, and humidity of a captured part: with H1 = 75 its raw value 8000 is 79.087 %.</summary>
    public static byte[] Captured => Of(ExampleWords, 75, "800100122d031e");

    /// <summary>The log of a real part.</summary>
    public static byte[] Logged =>
        Of([28_417, 26_721, 50, 38_042, -10_559, 3_024, 8_726, -185, -7, 9_900, -10_230, 4_285], 75, Humidity(360, 0, 325, 50, 30));

    /// <summary>The example with coefficients of humidity of one's own.</summary>
    public static byte[] With(int h2, int h3, int h4, int h5, int h6) => Of(ExampleWords, 75, Humidity(h2, h3, h4, h5, h6));

    private static byte[] Of(int[] words, byte h1, string humidity) =>
        [.. words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) }), 0, h1, .. Convert.FromHexString(humidity)];

    private static string Humidity(int h2, int h3, int h4, int h5, int h6) => Convert.ToHexString(
        [(byte)h2, (byte)(h2 >> 8), (byte)h3, (byte)(h4 >> 4), (byte)((h4 & 0x0F) | (h5 & 0x0F) << 4), (byte)(h5 >> 4), (byte)h6]);
}
