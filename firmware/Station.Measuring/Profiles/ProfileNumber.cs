namespace Station.Profiles;

/// <summary>Numbers in profiles. Never throws, and takes nothing but what is written in <c>docs/profile-format.md</c>.</summary>
public static class ProfileNumber
{
    /// <summary>More digits than this may not fit into 32 bits.</summary>
    private const int MostDigits = 9;

    /// <summary>A whole number: decimal with an optional minus, or hexadecimal after 0x.</summary>
    public static bool TryParseInteger(string text, out int value)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] == 'x')
        {
            return TryParseHexadecimal(text, 2, out value);
        }

        return TryParseDecimal(text, 0, out value);
    }

    /// <summary>A decimal number as an integer scaled by ten to <paramref name="decimals"/>; more decimals than that are refused.</summary>
    public static bool TryParseDecimal(string text, int decimals, out int value)
    {
        value = 0;
        int at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        bool negative = at == 1;
        int digits = 0;
        int fraction = -1;
        for (; at < text.Length; at++)
        {
            char symbol = text[at];
            if (symbol == '.' && fraction < 0 && digits > 0)
            {
                fraction = 0;
                continue;
            }

            if (symbol < '0' || symbol > '9' || ++digits > MostDigits)
            {
                return false;
            }

            value = value * 10 + (symbol - '0');
            fraction = fraction < 0 ? fraction : fraction + 1;
        }

        fraction = fraction < 0 ? 0 : fraction;
        if (digits == 0 || fraction > decimals || digits + decimals - fraction > MostDigits)
        {
            return false;
        }

        for (; fraction < decimals; fraction++)
        {
            value *= 10;
        }

        value = negative ? -value : value;
        return true;
    }

    private static bool TryParseHexadecimal(string text, int from, out int value)
    {
        value = 0;
        if (text.Length - from > 7)
        {
            return false;
        }

        for (int at = from; at < text.Length; at++)
        {
            int digit = "0123456789abcdef".IndexOf(text[at]);
            if (digit < 0)
            {
                return false;
            }

            value = value << 4 | digit;
        }

        return true;
    }
}
