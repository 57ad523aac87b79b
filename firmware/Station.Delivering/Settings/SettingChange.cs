namespace Station.Settings;

/// <summary>Settings that are to be changed together: a broker's host means nothing without its port.</summary>
public sealed class SettingChange
{
    /// <summary>Most settings of one change.</summary>
    public const int PairLimit = 6;

    private readonly SettingKey[] keys = new SettingKey[PairLimit];
    private readonly string[] values = new string[PairLimit];

    public int Count { get; private set; }

    public SettingKey Key(int index) => keys[index];

    public string Value(int index) => values[index];

    public void Clear() => Count = 0;

    /// <summary>Adds a pair; what is beyond the limit is left out.</summary>
    public void Add(SettingKey key, string value)
    {
        if (Count < PairLimit)
        {
            keys[Count] = key;
            values[Count++] = value;
        }
    }

    /// <summary>Whether the way to the broker changes.</summary>
    public bool IsOfLink(SettingsSchema schema) => Has(schema, SettingUse.Link);

    /// <summary>Whether one of them has that use.</summary>
    public bool Has(SettingsSchema schema, SettingUse use)
    {
        for (int i = 0; i < Count; i++)
        {
            if (schema[(int)keys[i]].Use == use)
            {
                return true;
            }
        }

        return false;
    }
}
