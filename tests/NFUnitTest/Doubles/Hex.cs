using System.Text;

namespace Station.UnitTests.Doubles;

/// <summary>Bytes as a person writes them. Data rows cannot hold arrays: they kill the launcher.</summary>
internal static class Hex
{
    private const string Digits = "0123456789ABCDEF";

    public static byte[] Bytes(string text)
    {
        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((Digits.IndexOf(text[i * 2]) << 4) | Digits.IndexOf(text[i * 2 + 1]));
        }

        return bytes;
    }

    public static string Text(byte[] bytes, int offset, int count)
    {
        StringBuilder text = new StringBuilder();
        for (int i = offset; i < offset + count; i++)
        {
            text.Append(Digits[bytes[i] >> 4]).Append(Digits[bytes[i] & 0x0F]);
        }

        return text.ToString();
    }
}
