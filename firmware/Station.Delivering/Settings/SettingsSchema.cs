using Station.Bytes;

namespace Station.Settings;

/// <summary>All settings in one place: name, type, unit, range, default, secret or not.</summary>
public sealed class SettingsSchema
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Value of <c>broker-encryption</c>: plain text, for a bench. Whoever leaves the setting alone gets TLS.</summary>
    public const int EncryptionNone = 0;

    /// <summary>Value of <c>broker-encryption</c>: TLS, also on a board without external RAM. Set by somebody who has tried it there.</summary>
    public const int EncryptionInLittleMemory = 2;

    private const int KeyDigits = KeyBytes * 2;

    /// <summary>Longest host name that the DNS allows is 253; broker and time servers of a monitoring network are shorter, and flash is small.</summary>
    private const int HostLimit = 96;

    private const int FileLimit = 32;

    /// <summary>IEEE 802.11: a network name has at most 32 bytes.</summary>
    private const int NetworkNameLimit = 32;

    /// <summary>WPA2: a pass phrase has at most 63 characters.</summary>
    private const int NetworkPasswordLimit = 63;

    private const int CredentialLimit = 64;
    private const int MicrodegreesOf90 = 90_000_000;
    private const int MicrodegreesOf180 = 180_000_000;

    /// <summary>UTC offsets run from -12 to +14 hours.</summary>
    private const int LowestOffsetMin = -720;

    private const int HighestOffsetMin = 840;

    /// <summary>Network, TLS and a first wait of the back-off fit into it.</summary>
    private const int LeastTrialMin = 2;

    private const int LongestTrialMin = 1_440;

    /// <summary>I2C keeps the addresses from 0x78 on for itself.</summary>
    private const int LastBusAddress = 0x77;

    public int Count => (int)SettingKey.BrokerCertificateFile + 1;

    /// <summary>The definition at that place, which is its key's. Made anew for each caller: settings are looked at seldom, and all of them would take 2 KB of memory for good.</summary>
    public SettingDefinition this[int index]
    {
        get
        {
            switch ((SettingKey)index)
            {
                case SettingKey.Station:
                    return Number(SettingKey.Station, SettingUse.Identity, "station", "", 0, uint.MaxValue, "0");
                case SettingKey.Generation:
                    return Number(SettingKey.Generation, SettingUse.Identity, "generation", "", 0, byte.MaxValue, "0");
                case SettingKey.CommandKey:
                    return Secret(SettingKey.CommandKey, SettingUse.Identity, "command-key", SettingType.Key, KeyDigits);
                case SettingKey.Site:
                    return Open(SettingKey.Site, SettingUse.AtOnce, "site", SettingType.Text, ByteReader.TextLimitBytes, "");
                case SettingKey.Latitude:
                    return Number(SettingKey.Latitude, SettingUse.AtOnce, "latitude", "1e-6 deg", -MicrodegreesOf90, MicrodegreesOf90, "0");
                case SettingKey.Longitude:
                    return Number(SettingKey.Longitude, SettingUse.AtOnce, "longitude", "1e-6 deg", -MicrodegreesOf180, MicrodegreesOf180, "0");
                case SettingKey.NetworkName:
                    return Open(SettingKey.NetworkName, SettingUse.Link, "network-name", SettingType.Text, NetworkNameLimit, "");
                case SettingKey.NetworkPassword:
                    return Secret(SettingKey.NetworkPassword, SettingUse.Link, "network-password", SettingType.Text, NetworkPasswordLimit);
                case SettingKey.BrokerHost:
                    return Open(SettingKey.BrokerHost, SettingUse.Link, "broker-host", SettingType.Name, HostLimit, "");
                case SettingKey.BrokerPort:
                    return Number(SettingKey.BrokerPort, SettingUse.Link, "broker-port", "", 1, ushort.MaxValue, "8883");
                case SettingKey.BrokerUser:
                    return Open(SettingKey.BrokerUser, SettingUse.Link, "broker-user", SettingType.Text, CredentialLimit, "");
                case SettingKey.BrokerPassword:
                    return Secret(SettingKey.BrokerPassword, SettingUse.Link, "broker-password", SettingType.Text, CredentialLimit);
                case SettingKey.BrokerAuthorityFile:
                    return Open(SettingKey.BrokerAuthorityFile, SettingUse.Link, "broker-authority-file", SettingType.Name, FileLimit, "");
                case SettingKey.TimeServer1:
                    return Open(SettingKey.TimeServer1, SettingUse.AtOnce, "time-server-1", SettingType.Name, HostLimit, "ntp.aliyun.com");
                case SettingKey.TimeServer2:
                    return Open(SettingKey.TimeServer2, SettingUse.AtOnce, "time-server-2", SettingType.Name, HostLimit, "ntp.tencent.com");
                case SettingKey.TimeServer3:
                    return Open(SettingKey.TimeServer3, SettingUse.AtOnce, "time-server-3", SettingType.Name, HostLimit, "cn.pool.ntp.org");
                case SettingKey.UtcOffset:
                    return Number(SettingKey.UtcOffset, SettingUse.AtStart, "utc-offset", "min", LowestOffsetMin, HighestOffsetMin, "480");
                case SettingKey.ProfileFile:
                    return Open(SettingKey.ProfileFile, SettingUse.AtStart, "profile-file", SettingType.Name, FileLimit, "reference.profile");
                case SettingKey.Language:
                    return Open(SettingKey.Language, SettingUse.AtOnce, "language", SettingType.Language, 2, "zh");
                case SettingKey.TrialTime:
                    return Number(SettingKey.TrialTime, SettingUse.AtOnce, "trial-time", "min", LeastTrialMin, LongestTrialMin, "10");
                case SettingKey.ClockAddress:
                    return Number(SettingKey.ClockAddress, SettingUse.AtStart, "clock-address", "", 0, LastBusAddress, "0");
                case SettingKey.BrokerEncryption:
                    return Number(SettingKey.BrokerEncryption, SettingUse.Link, "broker-encryption", "", EncryptionNone, EncryptionInLittleMemory, "1");
                default:
                    return Open(SettingKey.BrokerCertificateFile, SettingUse.Link, "broker-certificate-file", SettingType.Name, FileLimit, "");
            }
        }
    }

    /// <summary>The definition of that name, null when there is none.</summary>
    public SettingDefinition Find(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            SettingDefinition definition = this[i];
            if (definition.Name == name)
            {
                return definition;
            }
        }

        return null;
    }

    /// <summary>Names of the settings that must never leave the station.</summary>
    public string[] SecretNames()
    {
        var names = new string[Count];
        int found = 0;
        for (int i = 0; i < Count; i++)
        {
            SettingDefinition definition = this[i];
            if (definition.Secret)
            {
                names[found++] = definition.Name;
            }
        }

        var exact = new string[found];
        System.Array.Copy(names, exact, found);
        return exact;
    }

    private static SettingDefinition Number(
        SettingKey key, SettingUse use, string name, string unit, long minimum, long maximum, string standard) =>
        new SettingDefinition(key, name, SettingType.Number, unit, minimum, maximum, standard, false, use);

    private static SettingDefinition Open(SettingKey key, SettingUse use, string name, SettingType type, int limit, string standard) =>
        new SettingDefinition(key, name, type, "", 0, limit, standard, false, use);

    private static SettingDefinition Secret(SettingKey key, SettingUse use, string name, SettingType type, int limit) =>
        new SettingDefinition(key, name, type, "", 0, limit, "", true, use);
}
