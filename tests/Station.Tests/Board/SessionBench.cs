using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Xunit;

namespace Station.Tests.Board;

/// <summary>A board with a link, and a broker at the other end of it.</summary>
internal sealed class SessionBench
{
    public const int KeepAliveSeconds = 60;
    public const string WillTopic = "sf1/00000001/status";

    public SessionBench(long latencyMs = 20, int windowMessages = 4, int eventLimit = 64)
    {
        Broker = new MemoryBroker(latencyMs);
        Link = new FaultyBrokerLink(new MemoryBrokerLink(Broker));
        var options = new VirtualBoardOptions { MqttWindowMessages = windowMessages, MqttEventLimit = eventLimit, WatchdogMs = 0 };
        Board = new VirtualBoard(Time, options, Link);
        Board.Start();
        Board.Network.BeginConnect("net", "secret");
        Pass(10_000);
        Assert.Equal(LinkState.Up, Board.Network.State);
    }

    public VirtualTime Time { get; } = new(1_800_000_000_000);

    public MemoryBroker Broker { get; }

    public FaultyBrokerLink Link { get; }

    public VirtualBoard Board { get; }

    public IMqttSession Session => Board.Mqtt;

    public void Pass(long ms)
    {
        Time.AdvanceTo(Time.NowMs + ms);
    }

    public void Connect()
    {
        BeginConnect();
        Pass(10_000);
        Assert.Equal(MqttState.Connected, Session.State);
    }

    public void BeginConnect()
    {
        Session.BeginConnect(new MqttConnectOptions
        {
            Host = "broker",
            Port = 1883,
            ClientId = "station",
            WillTopic = WillTopic,
            WillPayload = "offline"u8.ToArray(),
            KeepAliveSeconds = KeepAliveSeconds,
        });
    }

    public MemoryClient ConnectReceiver(string filter)
    {
        var receiver = new MemoryClient(Broker, "receiver");
        receiver.Connect(isClean: false, Time.NowMs);
        receiver.Subscribe(filter, Time.NowMs);
        return receiver;
    }

    /// <summary>The next event; null when there is none.</summary>
    public MqttEvent? Take()
    {
        var mqttEvent = new MqttEvent();
        return Session.TryTakeEvent(mqttEvent) ? mqttEvent : null;
    }
}
