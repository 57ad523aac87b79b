using Station.Texts;

namespace Station.Settings;

/// <summary>The settings in force. Every value in here has passed its rule.</summary>
public sealed class StationSettings
{
    private readonly string[] texts;
    private readonly long[] numbers;

    public StationSettings(SettingsSchema schema)
    {
        Schema = schema;
        texts = new string[schema.Count];
        numbers = new long[schema.Count];
        Reset();
    }

    public SettingsSchema Schema { get; }

    /// <summary>Whether the station knows who it is. Its chain key is in a file of its own (<see cref="Sealing.KeyStore"/>), because it must be possible to destroy that.</summary>
    public bool HasStationNumber => Number(SettingKey.Station) != 0;

    /// <summary>The language in which the station speaks.</summary>
    public Language Language => Catalogue.TryParse(Text(SettingKey.Language), out Language language) ? language : Language.Chinese;

    /// <summary>The value as text. Secrets too: for those who use them, never for output.</summary>
    public string Text(SettingKey key) => texts[(int)key];

    /// <summary>The value of a setting whose type is a number.</summary>
    public long Number(SettingKey key) => numbers[(int)key];

    /// <summary>A key's 32 bytes in a new array, null when it is not set.</summary>
    public byte[] Key(SettingKey key)
    {
        string digits = Text(key);
        if (digits.Length == 0)
        {
            return null;
        }

        byte[] bytes = new byte[SettingsSchema.KeyBytes];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((SettingRules.HexDigit(digits[i * 2]) << 4) | SettingRules.HexDigit(digits[i * 2 + 1]));
        }

        return bytes;
    }

    /// <summary>Changes a value. A value that breaks its rule is refused and changes nothing.</summary>
    public Refusal TrySet(SettingKey key, string value)
    {
        Refusal refusal = SettingRules.Check(Schema[(int)key], value, out long number);
        if (refusal == Refusal.None)
        {
            texts[(int)key] = value;
            numbers[(int)key] = number;
        }

        return refusal;
    }

    /// <summary>Sets everything to its default.</summary>
    public void Reset()
    {
        for (int i = 0; i < Schema.Count; i++)
        {
            TrySet(Schema[i].Key, Schema[i].Standard);
        }
    }
}
