using System.Globalization;
using System.Text.Json;

namespace Station.Platform.Decoding;

/// <summary>Whole numbers in JSON: as numbers where every reader has them exactly, beyond 2^53 as decimal text.</summary>
public static class WholeNumbers
{
    private const long LargestExact = (1L << 53) - 1;

    public static void WriteWhole(this Utf8JsonWriter writer, string name, long value)
    {
        writer.WritePropertyName(name);
        writer.WriteWhole(value);
    }

    public static void WriteWhole(this Utf8JsonWriter writer, long value)
    {
        if (value is >= -LargestExact and <= LargestExact)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static void WriteHex(this Utf8JsonWriter writer, string name, uint value) =>
        writer.WriteString(name, value.ToString("x8", CultureInfo.InvariantCulture));

    public static void WriteHex(this Utf8JsonWriter writer, string name, ulong value) =>
        writer.WriteString(name, value.ToString("x16", CultureInfo.InvariantCulture));

    public static void WriteHex(this Utf8JsonWriter writer, string name, ReadOnlySpan<byte> value) =>
        writer.WriteString(name, Convert.ToHexStringLower(value));
}
