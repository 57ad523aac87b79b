using System.Text;
using Station.Hal;
using Station.Settings;

namespace Station.Uplink;

/// <summary>How to connect to the broker, from the settings.</summary>
public static class BrokerOptions
{
    private const int KeepAliveSeconds = 60;
    private const int AuthorityLimitBytes = 8192;

    public static MqttConnectOptions Create(IFileStore files, StationSettings settings, Topics topics)
    {
        var options = new MqttConnectOptions
        {
            ClientId = topics.ClientId,
            WillTopic = topics.Status,
            WillPayload = StatusMessage.LastWill(),
            KeepAliveSeconds = KeepAliveSeconds,
        };
        Fill(options, files, settings);
        return options;
    }

    /// <summary>Takes what the settings say now; it counts from the next connection on.</summary>
    public static void Fill(MqttConnectOptions options, IFileStore files, StationSettings settings)
    {
        options.Host = settings.Text(SettingKey.BrokerHost);
        options.Port = (int)settings.Number(SettingKey.BrokerPort);
        options.UserName = TextOrNull(settings.Text(SettingKey.BrokerUser));
        options.Password = TextOrNull(settings.Text(SettingKey.BrokerPassword));
        options.AuthorityPem = ReadAuthority(files, settings.Text(SettingKey.BrokerAuthorityFile));
    }

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
