using Station.Hal;
using Station.Settings;
using Station.Terminal.Sources;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>Network and broker, for the command <c>net</c>.</summary>
public sealed class NetworkStatus : INetworkSource
{
    private readonly IBoard board;
    private readonly StationSettings settings;
    private readonly DeliveryChain delivery;

    /// <param name="board">The board.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    public NetworkStatus(IBoard board, StationSettings settings, DeliveryChain delivery)
    {
        this.board = board;
        this.settings = settings;
        this.delivery = delivery;
    }

    public LinkState Link => board.Network.State;

    public int SignalDbm => board.Network.SignalDbm;

    public string Address => board.Network.Address;

    public string NetworkName => settings.Text(SettingKey.NetworkName);

    public MqttState Broker => board.Mqtt.State;

    public string BrokerHost => settings.Text(SettingKey.BrokerHost);

    public int BrokerPort => (int)settings.Number(SettingKey.BrokerPort);

    public bool IsEncrypted => settings.Number(SettingKey.BrokerEncryption) != SettingsSchema.EncryptionNone;

    public TlsFault TlsFault => delivery == null ? TlsFault.None : delivery.Access.LastFault;

    public int TlsFailures => delivery == null ? 0 : delivery.Access.TimeUnknownFailures + delivery.Access.RefusedFailures;

    public int CertificateDays(long nowMs) => delivery == null ? -1 : delivery.Access.DaysLeft(nowMs);

    public int LinkFailures => delivery == null ? 0 : delivery.Network.Failures;

    public int BrokerFailures => delivery == null ? 0 : delivery.Uplink.Failures;
}
