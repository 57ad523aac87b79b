using System.Text;
using Station.Bytes;
using Station.Texts;

namespace Station.Settings;

/// <summary>Holds a value against its setting's definition. Takes any text and throws nothing.</summary>
public static class SettingRules
{
    /// <summary>More digits than any number of the schema has.</summary>
    private const int DigitLimit = 11;

    /// <summary>Whether the setting may have that value; a number comes out as one.</summary>
    public static Refusal Check(SettingDefinition definition, string value, out long number)
    {
        number = 0;
        switch (definition.Type)
        {
            case SettingType.Number:
                return CheckNumber(definition, value, out number);
            case SettingType.Key:
                return value.Length == 0 || (value.Length == SettingsSchema.KeyBytes * 2 && IsHex(value)) ? Refusal.None : Refusal.SettingNotKey;
            case SettingType.Language:
                return Catalogue.TryParse(value, out Language _) ? Refusal.None : Refusal.SettingNotChoice;
            case SettingType.Name:
                return IsName(value) ? CheckLength(definition, value.Length) : Refusal.SettingBadCharacter;
            default:
                byte[] utf8 = Encoding.UTF8.GetBytes(value);
                return Utf8.IsPlainText(utf8, 0, utf8.Length) ? CheckLength(definition, utf8.Length) : Refusal.SettingBadCharacter;
        }
    }

    /// <summary>The value of a hexadecimal digit, -1 for any other character.</summary>
    public static int HexDigit(char digit)
    {
        if (digit >= '0' && digit <= '9')
        {
            return digit - '0';
        }

        char lower = (char)(digit | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static Refusal CheckLength(SettingDefinition definition, int count) =>
        count > definition.Maximum ? Refusal.SettingTooLong : Refusal.None;

    private static Refusal CheckNumber(SettingDefinition definition, string value, out long number)
    {
        number = 0;
        bool negative = value.Length > 0 && value[0] == '-';
        int first = negative ? 1 : 0;
        if (value.Length == first)
        {
            return Refusal.SettingNotNumber;
        }

        for (int i = first; i < value.Length; i++)
        {
            if (value[i] < '0' || value[i] > '9')
            {
                return Refusal.SettingNotNumber;
            }

            number = i - first < DigitLimit ? number * 10 + (value[i] - '0') : long.MaxValue;
        }

        number = negative ? -number : number;
        return number < definition.Minimum || number > definition.Maximum ? Refusal.SettingOutOfRange : Refusal.None;
    }

    private static bool IsHex(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (HexDigit(value[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char lower = (char)(value[i] | 0x20);
            bool letter = lower >= 'a' && lower <= 'z';
            bool digit = value[i] >= '0' && value[i] <= '9';
            bool mark = value[i] == '.' || value[i] == '-' || value[i] == '_' || value[i] == ':';
            if (!letter && !digit && !mark)
            {
                return false;
            }
        }

        return true;
    }
}
