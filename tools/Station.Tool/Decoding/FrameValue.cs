using System.Text.Json;
using Station.Measurement;

namespace Station.Tool.Decoding;

/// <summary>A value that a driver read.</summary>
/// <param name="Quantity">What it is, by its name in a profile.</param>
/// <param name="Value">In <paramref name="Unit"/>, exactly as the driver gave it.</param>
/// <param name="Unit">Its unit; empty for the raw content of a register.</param>
/// <param name="Reason">Why its flag is not N, <see cref="QualityReason.None"/> for normal.</param>
internal sealed record FrameValue(string Quantity, decimal Value, string Unit, QualityReason Reason)
{
    /// <summary>A raw reading of a quantity.</summary>
    public static FrameValue Of(Quantity quantity, long raw, QualityReason reason)
    {
        decimal value = raw;
        for (int exponent = quantity.Exponent; exponent != 0; exponent += exponent < 0 ? 1 : -1)
        {
            value = exponent < 0 ? value / 10 : value * 10;
        }

        return new FrameValue(quantity.Name, value, quantity.Unit, reason);
    }

    /// <summary>The reason in a word, such as <c>above-range</c>; null for a normal value.</summary>
    public string? ReasonWord => Reason == QualityReason.None ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(Reason.ToString());
}
