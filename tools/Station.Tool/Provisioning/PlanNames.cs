using System.Globalization;
using Station.Settings;
using Station.Texts;
using Station.Tool.Values;

namespace Station.Tool.Provisioning;

/// <summary>What may be said of a station that is provisioned, and which values it can have: a few names of the plan's own, and the station's settings by their names.</summary>
internal static class PlanNames
{
    public const string Station = "station";
    public const string Generation = "generation";
    public const string Name = "name";
    public const string Profile = "profile";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string Authority = "authority";
    public const string Certificate = "certificate";

    private const int LongestName = 96;
    private const int HalfTurnDegrees = 180;
    private const int QuarterTurnDegrees = 90;
    private const int MicrodegreesPerDegree = 1_000_000;

    /// <summary>WPA2: a passphrase has at least so many characters.</summary>
    private const int ShortestNetworkPassword = 8;

    /// <summary>Without these nothing can be provisioned.</summary>
    public static readonly string[] Required = [Station, Name, Profile, NetworkName, BrokerHost];

    /// <summary>Settings that follow from other values of the plan.</summary>
    private static readonly SettingKey[] Derived =
    [
        SettingKey.Station, SettingKey.Generation, SettingKey.CommandKey, SettingKey.Latitude, SettingKey.Longitude, SettingKey.ProfileFile, SettingKey.BrokerAuthorityFile,
        SettingKey.BrokerCertificateFile,
    ];

    private static readonly string[] Own = [Station, Generation, Name, Profile, Latitude, Longitude, Authority, Certificate];

    public static string NetworkName => NameOf(SettingKey.NetworkName);

    public static string NetworkPassword => NameOf(SettingKey.NetworkPassword);

    public static string BrokerHost => NameOf(SettingKey.BrokerHost);

    /// <summary>Settings that a plan gives by their own name.</summary>
    public static IEnumerable<SettingDefinition> Settings
    {
        get
        {
            var schema = new SettingsSchema();
            return Enumerable.Range(0, schema.Count).Select(index => schema[index]).Where(definition => !Derived.Contains(definition.Key));
        }
    }

    /// <summary>All names, in the order in which they are explained.</summary>
    public static IEnumerable<string> All => Own.Concat(Settings.Select(definition => definition.Name));

    public static bool IsSecret(string name) => Settings.Any(definition => definition.Name == name && definition.Secret);

    /// <summary>What is wrong with a value, without repeating it; null when nothing is.</summary>
    public static string? Problem(string name, string value) => name switch
    {
        Station => StationText.IsStation(value) && StationText.Parse(value) != 0 ? null : "eight hexadecimal digits, not all of them zero, are wanted, such as 0000002a",
        Generation => byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "a number from 0 to 255 is wanted",
        Name => value.Length is > 0 and <= LongestName && !value.Any(char.IsControl) ? null : $"1 to {LongestName} characters are wanted, none of which controls",
        Latitude => IsAngle(value, QuarterTurnDegrees) ? null : "degrees are wanted, -90 to 90, such as 37.0682",
        Longitude => IsAngle(value, HalfTurnDegrees) ? null : "degrees are wanted, -180 to 180, such as 114.5048",
        Profile or Authority or Certificate => value.Length > 0 ? null : "a file is wanted",
        _ when name == NetworkPassword && value.Length is > 0 and < ShortestNetworkPassword => $"a passphrase of Wi-Fi has at least {ShortestNetworkPassword} characters",
        _ => ProblemOfSetting(name, value),
    };

    /// <summary>An angle as the settings have it.</summary>
    public static string Microdegrees(string degrees) =>
        decimal.Round(decimal.Parse(degrees, NumberStyles.Float, CultureInfo.InvariantCulture) * MicrodegreesPerDegree).ToString("0", CultureInfo.InvariantCulture);

    private static bool IsAngle(string value, int limit) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal degrees) && Math.Abs(degrees) <= limit;

    private static string? ProblemOfSetting(string name, string value)
    {
        if (Settings.FirstOrDefault(definition => definition.Name == name) is not { } definition)
        {
            return "there is no such name";
        }

        Refusal refusal = SettingRules.Check(definition, value, out _);
        return refusal == Refusal.None
            ? null
            : $"{Refusals.Token(refusal)}: {Catalogue.Text(Refusals.What(refusal), Language.English)} {Catalogue.Text(Refusals.Remedy(refusal), Language.English)}".TrimEnd('.');
    }

    private static string NameOf(SettingKey key) => new SettingsSchema()[(int)key].Name;
}
