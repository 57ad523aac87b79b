using Station.Commands;
using Station.Hal;
using Station.Settings;
using Station.Terminal.Improv;
using Station.Texts;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>
/// Tries and keeps a network for Improv. A station in service takes it on trial and goes back by itself (docs/settings.md); one that is not provisioned tries it first, and keeps it when there is a link.
/// </summary>
public sealed class WirelessSetup : IWirelessSetup
{
    /// <summary>A station in service leaves its network two seconds after its settings have changed.</summary>
    private const int LeaveMs = 3_000;

    private readonly IBoard board;
    private readonly SettingsDesk desk;
    private readonly DeliveryChain delivery;
    private readonly AdvisoryChain advisory;
    private readonly SettingChange change = new SettingChange();
    private long beginsMs;

    /// <param name="board">The board.</param>
    /// <param name="desk">Changes settings.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    /// <param name="advisory">Null on one that is, or that does not know its broker.</param>
    public WirelessSetup(IBoard board, SettingsDesk desk, DeliveryChain delivery, AdvisoryChain advisory)
    {
        this.board = board;
        this.desk = desk;
        this.delivery = delivery;
        this.advisory = advisory;
    }

    public bool IsConnected => desk.Store.Settings.Text(SettingKey.NetworkName).Length > 0 && board.Network.State == LinkState.Up;

    public Refusal Try(string name, string password, long nowMs)
    {
        change.Clear();
        Refusal refusal = desk.Take(desk.NameOf(SettingKey.NetworkName), name, false, change);
        refusal = refusal == Refusal.None ? desk.Take(desk.NameOf(SettingKey.NetworkPassword), password, false, change) : refusal;
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        if (delivery != null)
        {
            beginsMs = nowMs + LeaveMs;
            return desk.Change(change);
        }

        beginsMs = nowMs;
        if (advisory != null)
        {
            advisory.Network.Use(name, password);
        }
        else
        {
            board.Network.Restart();
            board.Network.BeginConnect(name, password);
        }

        return Refusal.None;
    }

    public LinkState State(long nowMs) => nowMs < beginsMs ? LinkState.Connecting : board.Network.State;

    public Refusal Keep() => delivery != null ? Refusal.None : desk.Change(change);
}
