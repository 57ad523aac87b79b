using System.Text;
using Station.Hal;
using Station.Settings;

namespace Station.Uplink;

/// <summary>How to connect to the broker, from the settings.</summary>
public static class BrokerOptions
{
    private const int KeepAliveSeconds = 60;
    private const int AuthorityLimitBytes = 8192;

    public static MqttConnectOptions Create(IFileStore files, StationSettings settings, Topics topics) => new MqttConnectOptions
    {
        Host = settings.Text(SettingKey.BrokerHost),
        Port = (int)settings.Number(SettingKey.BrokerPort),
        ClientId = topics.ClientId,
        UserName = TextOrNull(settings.Text(SettingKey.BrokerUser)),
        Password = TextOrNull(settings.Text(SettingKey.BrokerPassword)),
        AuthorityPem = ReadAuthority(files, settings.Text(SettingKey.BrokerAuthorityFile)),
        WillTopic = topics.Status,
        WillPayload = StatusMessage.LastWill(),
        KeepAliveSeconds = KeepAliveSeconds,
    };

    private static string TextOrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>The pinned certificate authority; null without one. An unreadable file makes an authority that nobody matches, never a connection without TLS.</summary>
    private static string ReadAuthority(IFileStore files, string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var buffer = new byte[AuthorityLimitBytes];
        FileStatus status = files.Read(file, 0, buffer, 0, buffer.Length, out int count);
        return status == FileStatus.Done ? Encoding.UTF8.GetString(buffer, 0, count) : string.Empty;
    }
}
