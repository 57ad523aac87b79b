using Station.Measurement;

namespace Station.Sensors.Modbus;

/// <summary>Makes a number of what the registers of an instrument hold.</summary>
public static class RegisterValue
{
    /// <summary>Beyond this a value is no reading of a station's instrument.</summary>
    private const long LargestThousandths = 2_000_000_000;

    private static readonly int[] Thousandths = { 1_000, 100, 10, 1 };

    /// <summary>
    /// The value in thousandths of the map's unit. False when the registers hold an error code, no number, or one that cannot be a reading.
    /// </summary>
    public static bool TryDecode(RegisterMap map, int first, int second, int decimals, out int thousandths)
    {
        thousandths = 0;
        bool lowFirst = map.Order == ModbusOrder.Cdab || map.Order == ModbusOrder.Dcba;
        int high = Ordered(map.Order, map.IsWide && lowFirst ? second : first);
        int low = Ordered(map.Order, map.IsWide && lowFirst ? first : second);
        if (map.IsWide ? IsWideErrorCode(map, high, low) : map.IsErrorCode(high))
        {
            return false;
        }

        int word = high << 16 | low;
        long value;
        if (map.Number == ModbusNumber.Float32)
        {
            return TryDecodeFloat(word, out thousandths);
        }

        switch (map.Number)
        {
            case ModbusNumber.Int16:
                value = (short)high;
                break;
            case ModbusNumber.UInt16:
                value = high;
                break;
            case ModbusNumber.UInt32:
                value = (uint)word;
                break;
            default:
                value = word;
                break;
        }

        if (decimals < 0 || decimals >= Thousandths.Length)
        {
            return false;
        }

        value *= Thousandths[decimals];
        thousandths = (int)value;
        return value <= LargestThousandths && value >= -LargestThousandths;
    }

    private static int Ordered(ModbusOrder order, int word) =>
        order == ModbusOrder.Badc || order == ModbusOrder.Dcba ? (word & 0xFF) << 8 | word >> 8 : word;

    /// <summary>An error code of 16 bits in 32: twice, or as the end of the 32-bit range that it stands for. A small negative number is none.</summary>
    private static bool IsWideErrorCode(RegisterMap map, int high, int low)
    {
        bool end = (high == 0x8000 && low == 0) || (high == 0x7FFF && low == 0xFFFF);
        return (end || high == low) && map.IsErrorCode(high);
    }

    /// <summary>IEEE 754 single precision, by its bits: 1 sign, 8 exponent (bias 127), 23 fraction.</summary>
    private static bool TryDecodeFloat(int word, out int thousandths)
    {
        int exponent = word >> 23 & 0xFF;
        long scaled = ((word & 0x7F_FFFF) | (exponent == 0 ? 0 : 0x80_0000)) * 1_000L;
        int shift = (exponent == 0 ? 1 : exponent) - 150;
        thousandths = 0;
        if (exponent == 0xFF || shift > 8)
        {
            return false;
        }

        scaled = shift >= 0 ? scaled << shift : shift < -40 ? 0 : HalfEven.Divide(scaled, 1L << -shift);
        if (scaled > LargestThousandths)
        {
            return false;
        }

        thousandths = (int)(word < 0 ? -scaled : scaled);
        return true;
    }
}
