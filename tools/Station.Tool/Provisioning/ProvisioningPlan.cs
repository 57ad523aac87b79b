using Station.Profiles;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Texts;
using Station.Tool.Values;

namespace Station.Tool.Provisioning;

/// <summary>What a station is to be: who, what it measures, and its settings, all of it checked as the station itself would.</summary>
/// <param name="Station">Its number.</param>
/// <param name="Generation">Generation of its keys; the one that is due without it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Profile">What it measures.</param>
/// <param name="ProfileText">That as a file.</param>
/// <param name="Authority">PEM of the authorities of its broker; null for none.</param>
/// <param name="Certificate">PEM of its own certificate and key; null for none.</param>
/// <param name="Settings">Everything that has not its default, but for the identity.</param>
internal sealed record ProvisioningPlan(
    uint Station, byte? Generation, string Name, Profile Profile, string ProfileText, byte[]? Authority, byte[]? Certificate, IReadOnlyDictionary<SettingKey, string> Settings)
{
    /// <summary>Names of the files on the volume (docs/private-ca.md).</summary>
    public const string ProfilePath = "station.profile";

    public const string AuthorityPath = "authority-a.pem";
    public const string CertificatePath = "station.pem";

    /// <summary>Makes a plan of values that have passed their rules.</summary>
    /// <exception cref="ToolError">Something is missing, or a file that is named cannot be used.</exception>
    public static ProvisioningPlan Of(IReadOnlyDictionary<string, string> values)
    {
        string[] missing = [.. PlanNames.Required.Where(name => !values.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new ToolError(
                ExitStatus.Input, "plan-incomplete", $"The plan lacks {string.Join(", ", missing)}.", "Add them to the file of --file, or run the command where you can be asked.");
        }

        string text = Values.ProfileFile.Read(values[PlanNames.Profile]);
        Profile profile = ProfileTrial.Read(text, new ProfileProblems())!;
        PlanEncryption.Check(values, profile.Board);
        uint station = StationText.Parse(values[PlanNames.Station]);
        byte[]? authority = values.TryGetValue(PlanNames.Authority, out string? authorityFile) ? PlanCertificates.Authority(authorityFile) : null;
        byte[]? certificate = values.TryGetValue(PlanNames.Certificate, out string? certificateFile) ? PlanCertificates.OfStation(certificateFile, station) : null;
        return new ProvisioningPlan(
            station,
            values.TryGetValue(PlanNames.Generation, out string? generation) ? byte.Parse(generation, System.Globalization.CultureInfo.InvariantCulture) : null,
            values[PlanNames.Name],
            profile,
            text,
            authority,
            certificate,
            SettingsOf(values, authority is not null, certificate is not null));
    }

    private static Dictionary<SettingKey, string> SettingsOf(IReadOnlyDictionary<string, string> values, bool hasAuthority, bool hasCertificate)
    {
        var settings = PlanNames.Settings.Where(definition => values.ContainsKey(definition.Name)).ToDictionary(definition => definition.Key, definition => values[definition.Name]);
        settings[SettingKey.ProfileFile] = ProfilePath;
        settings[SettingKey.Latitude] = PlanNames.Microdegrees(values.GetValueOrDefault(PlanNames.Latitude, "0"));
        settings[SettingKey.Longitude] = PlanNames.Microdegrees(values.GetValueOrDefault(PlanNames.Longitude, "0"));
        settings[SettingKey.BrokerAuthorityFile] = hasAuthority ? AuthorityPath : string.Empty;
        settings[SettingKey.BrokerCertificateFile] = hasCertificate ? CertificatePath : string.Empty;
        return settings;
    }

    /// <summary>The settings as a station has them.</summary>
    public StationSettings SettingsWith(byte generation, string commandKey)
    {
        var settings = new StationSettings(new SettingsSchema());
        Set(settings, SettingKey.Station, Station.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(settings, SettingKey.Generation, generation.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(settings, SettingKey.CommandKey, commandKey);
        foreach ((SettingKey key, string value) in Settings)
        {
            Set(settings, key, value);
        }

        return settings;
    }

    private static void Set(StationSettings settings, SettingKey key, string value)
    {
        if (settings.TrySet(key, value) is var refusal and not Refusal.None)
        {
            throw new InvalidOperationException($"setting {key} refuses its value: {Refusals.Token(refusal)}");
        }
    }
}
