namespace Station.Settings;

/// <summary>What a setting's value may be.</summary>
public enum SettingType : byte
{
    /// <summary>A whole number; the range is that of its value.</summary>
    Number = 0,

    /// <summary>UTF-8 without control characters; the range is that of its bytes.</summary>
    Text = 1,

    /// <summary>Letters, digits, '.', '-', '_' and ':', as in host and file names; the range is that of its length.</summary>
    Name = 2,

    /// <summary>32 bytes as 64 hexadecimal digits, or nothing.</summary>
    Key = 3,

    /// <summary>A word for a language.</summary>
    Language = 4,
}
