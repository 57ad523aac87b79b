using System.Globalization;
using System.Text;

namespace Station.Platform.Hj212;

/// <summary>The frame around a data segment: head, length, segment, check, line end (HJ 212-2017, 6.3 and annex A).</summary>
public static class Hj212Frame
{
    /// <summary>Bytes that a data segment may have.</summary>
    public const int LongestSegment = 1024;

    public static string Of(string segment)
    {
        var bytes = Encoding.UTF8.GetBytes(segment);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, LongestSegment, nameof(segment));
        return string.Create(CultureInfo.InvariantCulture, $"##{bytes.Length:0000}{segment}{Check(bytes):X4}\r\n");
    }

    /// <summary>
    /// The check of annex A. It is not the one of Modbus: before each byte the register is shifted down by eight, which throws
    /// its lower half away.
    /// </summary>
    public static ushort Check(ReadOnlySpan<byte> bytes)
    {
        const int polynomial = 0xA001;
        var register = 0xFFFF;
        foreach (var value in bytes)
        {
            register = (register >> 8) ^ value;
            for (var bit = 0; bit < 8; bit++)
            {
                register = (register & 1) != 0 ? (register >> 1) ^ polynomial : register >> 1;
            }
        }

        return (ushort)register;
    }
}
