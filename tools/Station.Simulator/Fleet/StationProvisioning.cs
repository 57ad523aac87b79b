using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Station.Settings;
using Station.Texts;

namespace Station.Simulator.Fleet;

/// <summary>Prepares a volume as a technician does: the platform's own files, settings, the first chain key, and the profile.</summary>
public static class StationProvisioning
{
    /// <summary>Names under which the simulated time servers answer.</summary>
    public static readonly string[] TimeServers = ["time1.example", "time2.example", "time3.example"];

    /// <summary>Host of the broker of a station that needs no security.</summary>
    public const string BrokerHost = "broker.example";

    /// <summary>Name of the network.</summary>
    public const string NetworkName = "simulated";

    private const string ProfilePath = "station.profile";

    /// <summary>A formatted volume with everything on it.</summary>
    /// <param name="volumeBytes">Size of the volume.</param>
    /// <param name="identity">Who the station is.</param>
    /// <param name="profileText">What it measures.</param>
    /// <param name="language">What its terminal speaks.</param>
    /// <param name="security">How it is to reach its broker; in plain text without it, as on a bench.</param>
    /// <param name="clockAddress">I2C address of its real-time clock; 0 where it has none.</param>
    public static FlashChip CreateVolume(
        int volumeBytes, StationIdentity identity, string profileText, Language language = Language.Chinese, BrokerSecurity? security = null, int clockAddress = 0)
    {
        var chip = new FlashChip(volumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        PlatformFiles.Install(volume, withCertificates: security is null);
        var checksum = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));
        Put(volume, SettingsStore.Path(0), new SettingsFile(checksum).Write(CreateSettings(identity, language, security, clockAddress), 1));
        Put(volume, KeyStore.Path, CreateKeyFile(checksum, identity));
        Put(volume, ProfilePath, Encoding.UTF8.GetBytes(profileText));
        if (security is not null)
        {
            PutCertificates(volume, security);
        }

        return chip;
    }

    private static void PutCertificates(FlashVolume volume, BrokerSecurity security)
    {
        Put(volume, BrokerSecurity.AuthorityPath, Encoding.ASCII.GetBytes(security.AuthoritiesPem));
        if (security.CertificatePem is not null)
        {
            Put(volume, BrokerSecurity.CertificatePath, Encoding.ASCII.GetBytes(security.CertificatePem));
        }
    }

    private static byte[] CreateKeyFile(IChecksum checksum, StationIdentity identity)
    {
        var file = new KeyFile(checksum) { Station = identity.Number, Generation = identity.Generation };
        identity.ChainKey.CopyTo(file.ChainKey, 0);
        return file.Content[..file.Write()];
    }

    private static StationSettings CreateSettings(StationIdentity identity, Language language, BrokerSecurity? security, int clockAddress)
    {
        var settings = new StationSettings(new SettingsSchema());
        Set(settings, SettingKey.Station, identity.Number.ToString());
        Set(settings, SettingKey.Generation, identity.Generation.ToString());
        Set(settings, SettingKey.CommandKey, Convert.ToHexStringLower(identity.CommandKey));
        Set(settings, SettingKey.Site, $"simulated {identity.Number}");
        Set(settings, SettingKey.NetworkName, NetworkName);
        Set(settings, SettingKey.BrokerHost, security?.Host ?? BrokerHost);
        Set(settings, SettingKey.BrokerPort, "1883");
        Set(settings, SettingKey.BrokerEncryption, (security?.Encryption ?? SettingsSchema.EncryptionNone).ToString());
        Set(settings, SettingKey.BrokerAuthorityFile, security is null ? "" : BrokerSecurity.AuthorityPath);
        Set(settings, SettingKey.BrokerCertificateFile, security?.CertificatePem is null ? "" : BrokerSecurity.CertificatePath);
        Set(settings, SettingKey.BrokerUser, security?.User ?? "");
        Set(settings, SettingKey.BrokerPassword, security?.Password ?? "");
        Set(settings, SettingKey.TimeServer1, TimeServers[0]);
        Set(settings, SettingKey.TimeServer2, TimeServers[1]);
        Set(settings, SettingKey.TimeServer3, TimeServers[2]);
        Set(settings, SettingKey.ClockAddress, clockAddress.ToString());
        Set(settings, SettingKey.ProfileFile, ProfilePath);
        Set(settings, SettingKey.Language, Catalogue.Word(language));
        return settings;
    }

    private static void Set(StationSettings settings, SettingKey key, string value)
    {
        Refusal refusal = settings.TrySet(key, value);
        if (refusal != Refusal.None)
        {
            throw new InvalidOperationException($"setting {key} refuses its value: {Refusals.Token(refusal)}");
        }
    }

    private static void Put(FlashVolume volume, string path, byte[] content)
    {
        if (volume.Replace(path, content) != FileStatus.Done)
        {
            throw new InvalidOperationException($"the volume has no room for {path}");
        }
    }
}
