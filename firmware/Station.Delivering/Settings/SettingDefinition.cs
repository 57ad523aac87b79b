namespace Station.Settings;

/// <summary>What one setting may be.</summary>
public sealed class SettingDefinition
{
    public SettingDefinition(SettingKey key, string name, SettingType type, string unit, long minimum, long maximum, string standard, bool secret, SettingUse use)
    {
        Key = key;
        Name = name;
        Type = type;
        Unit = unit;
        Minimum = minimum;
        Maximum = maximum;
        Standard = standard;
        Secret = secret;
        Use = use;
    }

    public SettingKey Key { get; }

    /// <summary>Its name in files and commands.</summary>
    public string Name { get; }

    public SettingType Type { get; }

    /// <summary>Unit of the value, empty for none.</summary>
    public string Unit { get; }

    /// <summary>Lowest value of a number.</summary>
    public long Minimum { get; }

    /// <summary>Highest value of a number, most bytes of any other.</summary>
    public long Maximum { get; }

    /// <summary>The value where none is set.</summary>
    public string Standard { get; }

    /// <summary>Whether the value must never leave the station.</summary>
    public bool Secret { get; }

    /// <summary>When a change comes into force, and who may make it.</summary>
    public SettingUse Use { get; }
}
