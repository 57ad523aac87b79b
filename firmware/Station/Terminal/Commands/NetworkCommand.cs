using Station.Hal;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Uplink;

namespace Station.Terminal.Commands;

/// <summary>Shows how the station is connected to its network and to the broker.</summary>
public sealed class NetworkCommand : TerminalCommand
{
    private readonly INetworkSource source;

    public NetworkCommand(INetworkSource source)
    {
        this.source = source;
    }

    public override string Name => "net";

    public override TextKey Summary => TextKey.NetworkSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (NextLine++)
        {
            case 0:
                writer.Row().Label("network", TextKey.Network).Text(source.NetworkName).Show("  ").Field("link").Token(LinkToken(source.Link), LinkText(source.Link));
                break;
            case 1:
                writer.Label("signalDbm", TextKey.Signal);
                WriteSignal(writer);
                break;
            case 2:
                writer.Label("address", TextKey.Address);
                WriteAddress(writer);
                break;
            case 3:
                writer.Label("brokerHost", TextKey.Broker).Text(source.BrokerHost).Show(":").Field("brokerPort").Number(source.BrokerPort);
                writer.Show("  ").Field("broker").Token(BrokerToken(source.Broker), BrokerText(source.Broker));
                break;
            case 4:
                writer.Label("encrypted", TextKey.Encryption).Flag(source.IsEncrypted).Show(source.IsEncrypted ? "TLS" : "-");
                WriteTlsFault(writer);
                break;
            case 5:
                writer.Label("linkFailures", TextKey.LinkFailures).Number(source.LinkFailures);
                break;
            case 6:
                writer.Label("brokerFailures", TextKey.BrokerFailures).Number(source.BrokerFailures);
                break;
            case 7:
                writer.Label("certificateDays", TextKey.CertificateDays);
                WriteCertificateDays(writer, source.CertificateDays(nowMs));
                break;
            default:
                return false;
        }

        writer.NewLine();
        return true;
    }

    private static TextKey LinkText(LinkState state) => state switch
    {
        LinkState.Up => TextKey.LinkUp,
        LinkState.Connecting => TextKey.Connecting,
        LinkState.Refused => TextKey.PasswordRefused,
        _ => TextKey.LinkDown,
    };

    private static TextKey BrokerText(MqttState state) => state switch
    {
        MqttState.Connected => TextKey.Connected,
        MqttState.Connecting => TextKey.Connecting,
        MqttState.Unreachable => TextKey.Unreachable,
        MqttState.Refused => TextKey.StationRefused,
        MqttState.TlsRefused => TextKey.TlsNotAgreed,
        _ => TextKey.NotConnected,
    };

    private static string LinkToken(LinkState state) => state switch
    {
        LinkState.Up => "up",
        LinkState.Connecting => "connecting",
        LinkState.Refused => "refused",
        _ => "down",
    };

    private static string BrokerToken(MqttState state) => state switch
    {
        MqttState.Connected => "connected",
        MqttState.Connecting => "connecting",
        MqttState.Unreachable => "unreachable",
        MqttState.Refused => "refused",
        MqttState.TlsRefused => "tls-refused",
        _ => "closed",
    };

    private void WriteAddress(TerminalWriter writer)
    {
        if (source.Address.Length > 0)
        {
            writer.Text(source.Address);
        }
        else
        {
            writer.Missing();
        }
    }

    private void WriteTlsFault(TerminalWriter writer)
    {
        if (source.TlsFailures > 0)
        {
            writer.Show("  ").Field("tlsFault").Text(TlsFaults.Token(source.TlsFault)).Show("  ").Field("tlsFailures").Number(source.TlsFailures);
        }
    }

    private static void WriteCertificateDays(TerminalWriter writer, int days)
    {
        if (days < 0)
        {
            writer.Missing();
        }
        else
        {
            writer.Number(days).Show(" d");
        }
    }

    private void WriteSignal(TerminalWriter writer)
    {
        if (source.SignalDbm == 0)
        {
            writer.Missing();
        }
        else
        {
            writer.Number(source.SignalDbm).Show(" dBm");
        }
    }
}
