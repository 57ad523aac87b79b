using Station.Hal;
using Station.Settings;

namespace Station.Uplink;

/// <summary>How to connect to the broker, from the settings and the files that they name.</summary>
public static class BrokerOptions
{
    private const int KeepAliveSeconds = 60;

    /// <summary>What does not change while the station runs.</summary>
    public static MqttConnectOptions Create(Topics topics) => new MqttConnectOptions
    {
        ClientId = topics.ClientId,
        WillTopic = topics.Status,
        WillPayload = StatusMessage.LastWill(),
        KeepAliveSeconds = KeepAliveSeconds,
    };

    /// <summary>
    /// Takes what settings and files say now. A fault means that nobody may be connected to: where TLS is asked for and cannot be had there is no connection, and never one without it.
    /// </summary>
    public static TlsFault Fill(MqttConnectOptions options, IBoard board, StationSettings settings)
    {
        options.Host = settings.Text(SettingKey.BrokerHost);
        options.Port = (int)settings.Number(SettingKey.BrokerPort);
        options.UserName = TextOrNull(settings.Text(SettingKey.BrokerUser));
        options.Password = TextOrNull(settings.Text(SettingKey.BrokerPassword));
        int encryption = (int)settings.Number(SettingKey.BrokerEncryption);
        options.UsesTls = encryption != SettingsSchema.EncryptionNone;
        if (!options.UsesTls)
        {
            return TlsFault.None;
        }

        if (!board.HasExternalRam && encryption != SettingsSchema.EncryptionInLittleMemory)
        {
            return TlsFault.NeedsMemory;
        }

        string certificateFile = settings.Text(SettingKey.BrokerCertificateFile);
        options.AuthoritiesPem = PemFile.Read(board.Files, settings.Text(SettingKey.BrokerAuthorityFile));
        options.CertificatePem = PemFile.Read(board.Files, certificateFile);
        return options.AuthoritiesPem == null ? TlsFault.NoAuthority
            : options.CertificatePem == null && certificateFile.Length > 0 ? TlsFault.NoCertificate
            : TlsFault.None;
    }

    /// <summary>Forgets certificates and key: they lie on the volume, and memory is scarce.</summary>
    public static void Forget(MqttConnectOptions options)
    {
        options.AuthoritiesPem = null;
        options.CertificatePem = null;
    }

    private static string TextOrNull(string text) => text.Length == 0 ? null : text;
}
