namespace Station.Bytes;

/// <summary>What the firmware needs to know of UTF-8 as bytes: the platform's decoder is only given what is valid.</summary>
public static class Utf8
{
    /// <summary>Longest sequence of one character.</summary>
    public const int SequenceLimitBytes = 4;

    /// <summary>Scripts from here on are drawn two columns wide: CJK and what comes after it.</summary>
    private const int FirstWideCodePoint = 0x2E80;

    /// <summary>Bytes of the character that begins with this one, 0 when no character begins with it.</summary>
    public static int SequenceBytes(byte first)
    {
        if (first < 0x80)
        {
            return 1;
        }

        // C0 and C1 would be overlong, F5 and above lie beyond the last character.
        if (first < 0xC2 || first > 0xF4)
        {
            return 0;
        }

        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /// <summary>Whether the bytes are one character: complete, in its shortest form, no surrogate.</summary>
    public static bool IsCharacter(byte[] bytes, int offset, int count)
    {
        if (count == 0 || SequenceBytes(bytes[offset]) != count)
        {
            return false;
        }

        for (int i = 1; i < count; i++)
        {
            if ((bytes[offset + i] & 0xC0) != 0x80)
            {
                return false;
            }
        }

        int codePoint = CodePoint(bytes, offset, count);
        bool shortest = count < 3 || codePoint >= (count == 3 ? 0x800 : 0x10000);
        bool surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
        return shortest && !surrogate && codePoint < 0x110000;
    }

    /// <summary>Whether the bytes are whole characters and none of them is a control character.</summary>
    public static bool IsPlainText(byte[] bytes, int offset, int count)
    {
        int end = offset + count;
        while (offset < end)
        {
            int length = SequenceBytes(bytes[offset]);
            if (length > end - offset || !IsCharacter(bytes, offset, length) || IsControl(bytes, offset, length))
            {
                return false;
            }

            offset += length;
        }

        return true;
    }

    /// <summary>Whether a valid character is a control character, of ASCII or of the block above it.</summary>
    public static bool IsControl(byte[] bytes, int offset, int count)
    {
        int codePoint = CodePoint(bytes, offset, count);
        return codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0);
    }

    /// <summary>Columns that valid text takes on a terminal.</summary>
    public static int Columns(byte[] bytes, int offset, int count)
    {
        int columns = 0;
        int end = offset + count;
        while (offset < end)
        {
            int length = SequenceBytes(bytes[offset]);
            columns += CodePoint(bytes, offset, length) >= FirstWideCodePoint ? 2 : 1;
            offset += length;
        }

        return columns;
    }

    private static int CodePoint(byte[] bytes, int offset, int count)
    {
        if (count == 1)
        {
            return bytes[offset];
        }

        int codePoint = bytes[offset] & (0x7F >> count);
        for (int i = 1; i < count; i++)
        {
            codePoint = (codePoint << 6) | (bytes[offset + i] & 0x3F);
        }

        return codePoint;
    }
}
