using Station.Hal;
using Station.Logging;
using Station.Settings;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>The road to the platform of a station that knows its number and its broker, but has no usable key or profile: it says so, and nothing else.</summary>
public sealed class AdvisoryChain
{
    private readonly NetworkKeeper network;
    private readonly StatusUplink uplink;

    private AdvisoryChain(NetworkKeeper network, StatusUplink uplink)
    {
        this.network = network;
        this.uplink = uplink;
    }

    /// <summary>The chain; null where the settings name no station, network or broker.</summary>
    public static AdvisoryChain Create(IBoard board, StationSettings settings, StartFindings start, DeviceLog log)
    {
        string networkName = settings.Text(SettingKey.NetworkName);
        if (!settings.HasStationNumber || networkName.Length == 0 || settings.Text(SettingKey.BrokerHost).Length == 0)
        {
            return null;
        }

        var topics = new Topics((uint)settings.Number(SettingKey.Station));
        var access = new BrokerAccess(board, settings, topics, new FloorCalendar(board), log);
        return new AdvisoryChain(
            new NetworkKeeper(board.Network, board.Random, networkName, settings.Text(SettingKey.NetworkPassword)),
            new StatusUplink(board, access, topics.Status, new StatusMessage(board.Name, start, access, null)));
    }

    /// <summary>Keeps the link up.</summary>
    public NetworkKeeper Network => network;

    /// <summary>Steps what is due. While <paramref name="paused"/> nothing goes out: safe mode.</summary>
    public long Step(long nowMs, bool paused)
    {
        long nextMs = network.Step(nowMs);
        if (paused)
        {
            return nextMs;
        }

        long uplinkMs = uplink.Step(nowMs);
        return uplinkMs < nextMs ? uplinkMs : nextMs;
    }
}
