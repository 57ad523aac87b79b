using Station.Hal;
using Station.Hal.Simulated;
using Station.Simulator.Runs;
using Xunit;

namespace Station.Tests.Board;

/// <summary>Virtual time beside a broker in real time, which must get some: alone.</summary>
[Collection(AloneCollection.Name)]
public sealed class NetworkBrokerLinkTests
{
    private const long StartMs = 1_800_000_000_000;

    [Fact]
    public void Virtual_time_waits_for_a_slow_broker_so_that_nothing_is_sent_twice()
    {
        using var broker = new TinyBroker(TimeSpan.FromMilliseconds(100));
        using var link = new NetworkBrokerLink("127.0.0.1", broker.Port);
        var acknowledged = new List<int>();
        SimulatedStation station = NewStation(link, acknowledged);
        station.PowerOn();
        station.RunUntil(StartMs + 60_000);
        Assert.Equal([1, 2, 3], acknowledged);
        Assert.Equal([[1], [2], [3]], broker.Publications);
        Assert.Equal((0L, 0), (station.Board.Session.Resends, station.AnswersMissed));
    }

    [Fact]
    public void A_broker_that_is_not_there_is_unreachable()
    {
        int port;
        using (var gone = new TinyBroker(TimeSpan.Zero))
        {
            port = gone.Port;
        }

        using var link = new NetworkBrokerLink("127.0.0.1", port);
        SimulatedStation station = NewStation(link, []);
        station.PowerOn();
        station.RunUntil(StartMs + 60_000);
        Assert.Equal(MqttState.Unreachable, station.Board.Mqtt.State);
    }

    private static SimulatedStation NewStation(NetworkBrokerLink link, List<int> acknowledged)
    {
        int published = 0;
        var mqttEvent = new MqttEvent();
        var factory = new ScriptedFirmware((board, uptimeMs) =>
        {
            board.Control.PulseWatchdog();
            if (board.Network.State == LinkState.Down)
            {
                board.Network.BeginConnect("net", "secret");
            }
            else if (board.Network.State == LinkState.Up && board.Mqtt.State == MqttState.Closed)
            {
                board.Mqtt.BeginConnect(new MqttConnectOptions { ClientId = "station", KeepAliveSeconds = 60 });
            }
            else if (board.Mqtt.State == MqttState.Connected && published < 3 && board.Mqtt.Publish("t", [(byte)(published + 1)], retain: false) > 0)
            {
                published++;
            }

            while (board.Mqtt.TryTakeEvent(mqttEvent))
            {
                acknowledged.Add(mqttEvent.MessageId);
            }

            return uptimeMs + 2_000;
        });
        return new SimulatedStation(new VirtualBoard(new VirtualTime(StartMs), new VirtualBoardOptions(), link), factory, seed: 1) { AnswerLimit = TimeSpan.FromSeconds(60) };
    }
}
