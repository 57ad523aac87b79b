using Station.Bytes;

namespace Station.Journal;

/// <summary>The codes for single numbers that series and tail rows share (docs/telemetry-format.md section 4.2).</summary>
public static class NumberCode
{
    public const int LargestRiceParameter = 12;

    /// <summary>From this quotient on a number is written plainly, which bounds the cost of an outlier.</summary>
    public const int EscapeQuotient = 20;

    private const int WidthBits = 6;

    public static uint ZigzagOf(int value) => (uint)((value << 1) ^ (value >> 31));

    public static int ValueOf(uint zigzag) => (int)(zigzag >> 1) ^ -(int)(zigzag & 1);

    /// <summary>Bits that <see cref="WriteRice"/> takes.</summary>
    public static int RiceBits(uint value, int parameter)
    {
        uint quotient = value >> parameter;
        return quotient < EscapeQuotient ? (int)quotient + 1 + parameter : EscapeQuotient + 32;
    }

    /// <summary>The parameter that suits numbers of this sum: the logarithm of their mean.</summary>
    public static int RiceParameter(long sum, int count)
    {
        int parameter = 0;
        while (parameter < LargestRiceParameter && ((long)count << (parameter + 1)) <= sum)
        {
            parameter++;
        }

        return parameter;
    }

    public static void WriteRice(BitWriter bits, uint value, int parameter)
    {
        uint quotient = value >> parameter;
        if (quotient >= EscapeQuotient)
        {
            bits.Write((1u << EscapeQuotient) - 1, EscapeQuotient);
            bits.Write(value, 32);
            return;
        }

        // Ones and a zero, then the low bits: 32 at most, written at once.
        int unaryBits = (int)quotient + 1;
        bits.Write((((1u << unaryBits) - 2) << parameter) | (value & ((1u << parameter) - 1)), unaryBits + parameter);
    }

    public static uint ReadRice(BitReader bits, int parameter)
    {
        int quotient = 0;
        while (quotient < EscapeQuotient && bits.Read(1) == 1)
        {
            quotient++;
        }

        return quotient == EscapeQuotient ? bits.Read(32) : ((uint)quotient << parameter) | bits.Read(parameter);
    }

    /// <summary>Writes a number that nothing is known about: the width of its zigzag in 6 bits, then the zigzag.</summary>
    public static void WritePlain(BitWriter bits, int value)
    {
        uint zigzag = ZigzagOf(value);
        int width = 0;
        while (width < 32 && zigzag >> width != 0)
        {
            width++;
        }

        bits.Write((uint)width, WidthBits);
        bits.Write(zigzag, width);
    }

    public static int ReadPlain(BitReader bits)
    {
        int width = (int)bits.Read(WidthBits);
        return ValueOf(bits.Read(width < 32 ? width : 32));
    }
}
