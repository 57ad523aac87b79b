using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Xunit;

namespace Station.Tests.Board;

/// <summary>The manners of the device's MQTT library.</summary>
public sealed class MqttSessionTests
{
    private static readonly byte[] Payload = [1, 2, 3];

    [Fact]
    public void A_publication_is_acknowledged_by_connection_and_id_after_a_round_trip()
    {
        var bench = new SessionBench(latencyMs: 20);
        bench.Connect();
        int id = bench.Session.Publish("topic", Payload, retain: false);
        bench.Pass(39);
        Assert.Null(bench.Take());
        bench.Pass(1);
        MqttEvent acknowledged = bench.Take()!;
        Assert.Equal((MqttEventKind.Acknowledged, 1, id), (acknowledged.Kind, acknowledged.Connection, acknowledged.MessageId));
    }

    [Fact]
    public void The_library_sends_again_after_1_2_and_3_s_and_gives_up_after_4_though_the_broker_has_it()
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver("topic");
        bench.Connect();
        bench.Link.Set(LinkCondition.HalfOpen, bench.Time.NowMs);
        int id = bench.Session.Publish("topic", Payload, retain: false);
        foreach (long expected in new long[] { 1, 2, 3, 4 })
        {
            Assert.Equal(expected, bench.Link.PublicationsSent);
            bench.Pass(999);
            Assert.Null(bench.Take());
            Assert.Equal(expected, bench.Link.PublicationsSent);
            bench.Pass(1);
            MqttEvent? report = bench.Take();
            Assert.Equal(expected == 4, report is { Kind: MqttEventKind.Unknown } && report.MessageId == id);
        }

        bench.Pass(10_000);
        Assert.Null(bench.Take());
        Assert.Equal(4, CountMessages(receiver, bench.Time.NowMs));
    }

    [Fact]
    public void On_a_slow_way_the_acknowledgement_comes_after_the_library_gave_up()
    {
        var bench = new SessionBench(latencyMs: 2_500);
        bench.Connect();
        bench.Session.Publish("topic", Payload, retain: false);
        bench.Pass(4_500);
        Assert.Equal(MqttEventKind.Unknown, bench.Take()!.Kind);
        Assert.Null(bench.Take());
        bench.Pass(500);
        Assert.Equal(MqttEventKind.Acknowledged, bench.Take()!.Kind);
    }

    [Fact]
    public void A_full_window_and_a_closed_session_refuse()
    {
        var bench = new SessionBench(windowMessages: 2);
        Assert.Equal(0, bench.Session.Publish("topic", Payload, retain: false));
        bench.Connect();
        Assert.Equal(1, bench.Session.Publish("topic", Payload, retain: false));
        Assert.Equal(2, bench.Session.Publish("topic", Payload, retain: false));
        Assert.Equal(0, bench.Session.Publish("topic", Payload, retain: false));
        bench.Pass(40);
        Assert.Equal(3, bench.Session.Publish("topic", Payload, retain: false));
    }

    [Fact]
    public void Closing_forgets_what_is_in_flight_and_ids_begin_again()
    {
        var bench = new SessionBench();
        bench.Connect();
        Assert.Equal(1, bench.Session.Publish("topic", Payload, retain: false));
        bench.Session.Close();
        bench.Connect();
        Assert.Equal(2, bench.Session.Connection);
        Assert.Null(bench.Take());
        Assert.Equal(1, bench.Session.Publish("topic", Payload, retain: false));
    }

    [Fact]
    public void An_acknowledgement_of_an_earlier_connection_may_be_reported_under_its_number()
    {
        var bench = new SessionBench();
        bench.Connect();
        int id = bench.Session.Publish("topic", Payload, retain: false);
        bench.Pass(100);
        bench.Session.Close();
        bench.Connect();
        MqttEvent late = bench.Take()!;
        Assert.Equal((MqttEventKind.Acknowledged, 1, id), (late.Kind, late.Connection, late.MessageId));
    }

    [Theory]
    [InlineData(LinkCondition.Down, 5_000)]
    [InlineData(LinkCondition.HalfOpen, 30_000)]
    [Trait("FieldFailure", "6")]
    public void A_connection_attempt_that_nobody_answers_ends_unreachable(LinkCondition condition, long afterMs)
    {
        var bench = new SessionBench();
        bench.Link.Set(condition, bench.Time.NowMs);
        bench.BeginConnect();
        bench.Pass(afterMs - 1);
        Assert.Equal(MqttState.Connecting, bench.Session.State);
        bench.Pass(1);
        Assert.Equal(MqttState.Unreachable, bench.Session.State);
    }

    [Fact]
    public void A_broker_that_refuses_is_told_from_one_that_is_not_there()
    {
        var bench = new SessionBench();
        bench.Broker.RefusesConnections = true;
        bench.BeginConnect();
        bench.Pass(1_000);
        Assert.Equal(MqttState.Refused, bench.Session.State);
    }

    [Fact]
    public void A_silent_connection_is_closed_after_keep_alive_and_ping()
    {
        var bench = new SessionBench();
        bench.Connect();
        bench.Link.Set(LinkCondition.HalfOpen, bench.Time.NowMs);
        bench.Pass(SessionBench.KeepAliveSeconds * 1_000);
        Assert.Equal(MqttState.Connected, bench.Session.State);
        bench.Pass(30_000);
        Assert.Equal(MqttState.Closed, bench.Session.State);
    }

    [Fact]
    public void A_broker_restart_ends_the_connection()
    {
        var bench = new SessionBench();
        bench.Connect();
        bench.Broker.Restart(isPersistent: false);
        Assert.Equal(MqttState.Closed, bench.Session.State);
    }

    [Fact]
    public void A_full_event_queue_drops_received_messages_before_reports()
    {
        var bench = new SessionBench(eventLimit: 3);
        bench.Connect();
        bench.Session.Subscribe("in");
        var sender = new MemoryClient(bench.Broker, "sender");
        sender.Connect(isClean: true, bench.Time.NowMs);
        int id = bench.Session.Publish("topic", Payload, retain: false);
        for (byte i = 0; i < 5; i++)
        {
            sender.Publish("in", [i], retain: false, bench.Time.NowMs);
        }

        bench.Pass(1_000);
        Assert.Equal(id, bench.Take()!.MessageId);
        Assert.Equal([3], bench.Take()!.Payload);
        Assert.Equal([4], bench.Take()!.Payload);
        Assert.Null(bench.Take());
    }

    [Fact]
    public void During_a_stall_the_library_sends_nothing_again()
    {
        var bench = new SessionBench();
        bench.Connect();
        bench.Link.Set(LinkCondition.HalfOpen, bench.Time.NowMs);
        bench.Session.Publish("topic", Payload, retain: false);
        bench.Board.Gate.StallOnce(HalCall.FreeMemory, 20_000);
        _ = bench.Board.Control.FreeMemoryBytes;
        Assert.Equal(1, bench.Link.PublicationsSent);
        Assert.Null(bench.Take());
        Assert.Equal(2, bench.Link.PublicationsSent);
    }

    [Fact]
    public void A_publication_altered_on_the_way_arrives_altered_once()
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver("topic");
        bench.Connect();
        bench.Link.Alter = (number, _, payload) => number == 2 ? [9, 9, 9] : payload;
        for (int i = 0; i < 3; i++)
        {
            bench.Session.Publish("topic", Payload, retain: false);
        }

        bench.Pass(1_000);
        Assert.Equal(Payload, receiver.TryTake(bench.Time.NowMs)!.Payload);
        Assert.Equal([9, 9, 9], receiver.TryTake(bench.Time.NowMs)!.Payload);
        Assert.Equal(Payload, receiver.TryTake(bench.Time.NowMs)!.Payload);
    }

    private static int CountMessages(MemoryClient receiver, long trueMs)
    {
        int count = 0;
        while (receiver.TryTake(trueMs) is not null)
        {
            count++;
        }

        return count;
    }
}
