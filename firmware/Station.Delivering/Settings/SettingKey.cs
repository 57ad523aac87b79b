using Station.Profiles;

namespace Station.Settings;

/// <summary>The settings, in the order of <see cref="SettingsSchema"/>.</summary>
public enum SettingKey : byte
{
    Station = 0,
    Generation,
    CommandKey,
    Site,
    Latitude,
    Longitude,
    NetworkName,
    NetworkPassword,
    BrokerHost,
    BrokerPort,
    BrokerUser,
    BrokerPassword,
    BrokerAuthorityFile,
    TimeServer1,
    TimeServer2,
    TimeServer3,
    UtcOffset,
    ProfileFile,
    Language,
    TrialTime,
    ClockAddress,
    BrokerEncryption,
    BrokerCertificateFile,
}
