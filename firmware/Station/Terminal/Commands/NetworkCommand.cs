using Station.Hal;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Uplink;

namespace Station.Terminal.Commands;

/// <summary>Shows how the station is connected to its network and to the broker.</summary>
public sealed class NetworkCommand : ITerminalCommand
{
    private readonly INetworkSource source;
    private int next;

    public NetworkCommand(INetworkSource source)
    {
        this.source = source;
    }

    public string Name => "net";

    public string Grammar => "";

    public TextKey Summary => TextKey.NetworkSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = 0;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (next++)
        {
            case 0:
                writer.Label(TextKey.Network).Text(source.NetworkName).Text("  ").Text(LinkText(source.Link));
                break;
            case 1:
                writer.Label(TextKey.Signal);
                WriteSignal(writer);
                break;
            case 2:
                writer.Label(TextKey.Address).Text(source.Address.Length > 0 ? source.Address : "-");
                break;
            case 3:
                writer.Label(TextKey.Broker).Text(source.BrokerHost).Text(":").Number(source.BrokerPort);
                writer.Text("  ").Text(BrokerText(source.Broker));
                break;
            case 4:
                writer.Label(TextKey.Encryption).Text(source.IsEncrypted ? "TLS" : "-");
                WriteTlsFault(writer);
                break;
            case 5:
                writer.Label(TextKey.LinkFailures).Number(source.LinkFailures);
                break;
            case 6:
                writer.Label(TextKey.BrokerFailures).Number(source.BrokerFailures);
                break;
            case 7:
                writer.Label(TextKey.CertificateDays);
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

    private void WriteTlsFault(TerminalWriter writer)
    {
        if (source.TlsFailures > 0)
        {
            writer.Text("  ").Text(TlsFaults.Token(source.TlsFault)).Text("  ").Number(source.TlsFailures);
        }
    }

    private static void WriteCertificateDays(TerminalWriter writer, int days)
    {
        if (days < 0)
        {
            writer.Text("-");
        }
        else
        {
            writer.Number(days).Text(" d");
        }
    }

    private void WriteSignal(TerminalWriter writer)
    {
        if (source.SignalDbm == 0)
        {
            writer.Text("-");
        }
        else
        {
            writer.Number(source.SignalDbm).Text(" dBm");
        }
    }
}
