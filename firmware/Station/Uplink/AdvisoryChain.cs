using Station.Hal;
using Station.Settings;

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
    public static AdvisoryChain Create(IBoard board, StationSettings settings, StartFindings start)
    {
        string networkName = settings.Text(SettingKey.NetworkName);
        if (!settings.HasStationNumber || networkName.Length == 0 || settings.Text(SettingKey.BrokerHost).Length == 0)
        {
            return null;
        }

        var topics = new Topics((uint)settings.Number(SettingKey.Station));
        return new AdvisoryChain(
            new NetworkKeeper(board.Network, board.Random, networkName, settings.Text(SettingKey.NetworkPassword)),
            new StatusUplink(board, BrokerOptions.Create(board.Files, settings, topics), new StatusMessage(board.Name, start, null)));
    }

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
