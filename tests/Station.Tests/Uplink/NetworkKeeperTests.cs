using Station.Hal;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>Law 9 on a radio that hangs.</summary>
public sealed class NetworkKeeperTests
{
    [Fact]
    public void A_radio_that_hangs_whatever_is_done_is_restarted_once_an_attempt()
    {
        var radio = new HangingRadio();
        var keeper = new NetworkKeeper(radio, radio, "net", "secret");
        for (long nowMs = 0; nowMs < 3_600_000; nowMs += 1_000)
        {
            keeper.Step(nowMs);
        }

        Assert.InRange(keeper.Restarts, 10, 61);
        Assert.Equal(keeper.Restarts, radio.Restarts);
    }

    private sealed class HangingRadio : INetworkLink, IRandomBytes
    {
        public int Restarts { get; private set; }

        public LinkState State { get; private set; } = LinkState.Down;

        public int SignalDbm => 0;

        public string Address => string.Empty;

        public void BeginConnect(string networkName, string password) => State = LinkState.Connecting;

        public void Restart() => Restarts++;

        public void Fill(byte[] buffer) => Array.Clear(buffer);
    }
}
