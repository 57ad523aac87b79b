using Station.Hal;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>Law 9 on a radio that hangs.</summary>
public sealed class NetworkKeeperTests
{
    [Fact]
    [Trait("FieldFailure", "5")]
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

    [Fact]
    public void What_is_counted_as_a_failure_is_one()
    {
        var radio = new ToldRadio();
        var keeper = new NetworkKeeper(radio, radio, "net", "secret");
        void Run(LinkState state, int seconds)
        {
            radio.State = state;
            for (int second = 0; second < seconds; second++)
            {
                keeper.Step(radio.NowMs += 1_000);
            }
        }

        Run(LinkState.Down, 1);
        Run(LinkState.Connecting, 5);
        Run(LinkState.Up, 3_600);
        Assert.Equal((1, 0), (radio.Attempts, keeper.Failures));

        Run(LinkState.Down, 1); // the link is lost, and the attempt begins at once
        Assert.Equal((2, 1), (radio.Attempts, keeper.Failures));

        Run(LinkState.Connecting, 5);
        Run(LinkState.Refused, 1); // so was that attempt, and the next begins, for the first wait is over
        Assert.Equal((3, 2), (radio.Attempts, keeper.Failures));

        Run(LinkState.Refused, 5); // that one too; waiting is no failure of its own
        Assert.Equal((3, 3), (radio.Attempts, keeper.Failures));
    }

    private sealed class ToldRadio : INetworkLink, IRandomBytes
    {
        public long NowMs { get; set; }

        public int Attempts { get; private set; }

        public LinkState State { get; set; } = LinkState.Down;

        public int SignalDbm => 0;

        public string Address => string.Empty;

        public void BeginConnect(string networkName, string password) => Attempts++;

        public void Restart()
        {
        }

        public void Fill(byte[] buffer) => Array.Clear(buffer);
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
