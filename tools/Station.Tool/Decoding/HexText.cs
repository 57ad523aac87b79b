using System.Globalization;

namespace Station.Tool.Decoding;

/// <summary>Bytes as people write them: two hexadecimal digits each, with or without blanks between.</summary>
internal static class HexText
{
    /// <exception cref="MalformedRow">The text is something else, or none, or too much.</exception>
    public static byte[] Parse(string text, int line)
    {
        string digits = string.Concat(text.Where(character => character != ' '));
        int strange = digits.AsSpan().IndexOfAnyExcept("0123456789abcdefABCDEF");
        if (strange >= 0)
        {
            throw new MalformedRow(line, $"'{Shown(digits[strange])}' in hex is no hexadecimal digit.", "Write two hexadecimal digits a byte.");
        }

        if (digits.Length == 0 || digits.Length % 2 != 0)
        {
            throw new MalformedRow(line, digits.Length == 0 ? "hex is empty." : "hex has half a byte.", "Write two hexadecimal digits a byte.");
        }

        return digits.Length / 2 <= FrameFile.MostBytes
            ? Convert.FromHexString(digits)
            : throw new MalformedRow(line, $"hex has {digits.Length / 2} bytes.", $"Split it into rows of at most {FrameFile.MostBytes} bytes.");
    }

    /// <summary>Control characters would break the line of the message.</summary>
    private static string Shown(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) ? "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture) : character.ToString();
}
