using Station.Hal.Simulated.Mqtt;
using Xunit;

namespace Station.Tests.Board;

/// <summary>What the broker in virtual time keeps, and for whom.</summary>
public sealed class MemoryBrokerTests
{
    [Fact]
    [Trait("FieldFailure", "6")]
    public void The_last_will_comes_when_the_broker_notices_a_power_cut_and_never_after_a_farewell()
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver(SessionBench.WillTopic);
        bench.Connect();
        bench.Session.Close();
        bench.Pass(10 * SessionBench.KeepAliveSeconds * 1_000);
        Assert.Null(receiver.TryTake(bench.Time.NowMs));
        bench.Connect();
        bench.Board.CutPower();
        bench.Pass(SessionBench.KeepAliveSeconds * 1_500 - 1);
        Assert.Null(receiver.TryTake(bench.Time.NowMs));
        bench.Pass(100);
        Assert.Equal("offline"u8.ToArray(), receiver.TryTake(bench.Time.NowMs)!.Payload);
    }

    [Fact]
    public void A_retained_message_reaches_whoever_subscribes_later_and_an_empty_one_removes_it()
    {
        var bench = new SessionBench();
        bench.Connect();
        bench.Session.Publish("kept", [7], retain: true);
        bench.Session.Publish("passing", [8], retain: false);
        bench.Pass(100);
        MemoryClient receiver = bench.ConnectReceiver("#");
        bench.Pass(100);
        BrokerMessage message = receiver.TryTake(bench.Time.NowMs)!;
        Assert.Equal(("kept", true), (message.Topic, message.Retained));
        Assert.Null(receiver.TryTake(bench.Time.NowMs));
        bench.Session.Publish("kept", [], retain: true);
        bench.Pass(100);
        var later = new MemoryClient(bench.Broker, "later");
        later.Connect(isClean: true, bench.Time.NowMs);
        later.Subscribe("#", bench.Time.NowMs);
        bench.Pass(100);
        Assert.Null(later.TryTake(bench.Time.NowMs));
    }

    [Fact]
    public void A_persistent_session_keeps_what_came_while_nobody_was_there_and_repeats_what_was_not_acknowledged()
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver("topic");
        bench.Connect();
        receiver.Abort(bench.Time.NowMs);
        bench.Session.Publish("topic", [1], retain: false);
        bench.Session.Publish("topic", [2], retain: false);
        bench.Pass(100);
        receiver.Connect(isClean: false, bench.Time.NowMs);
        receiver.Acknowledge(receiver.TryTake(bench.Time.NowMs)!);
        Assert.Equal([2], receiver.TryTake(bench.Time.NowMs)!.Payload);
        receiver.Abort(bench.Time.NowMs);
        receiver.Connect(isClean: false, bench.Time.NowMs);
        Assert.Equal([2], receiver.TryTake(bench.Time.NowMs)!.Payload);
        Assert.Null(receiver.TryTake(bench.Time.NowMs));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_restart_keeps_persistent_sessions_only_where_they_are_on_disk(bool isPersistent)
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver("topic");
        bench.Connect();
        bench.Session.Publish("topic", [1], retain: false);
        bench.Pass(100);
        bench.Broker.Restart(isPersistent);
        receiver.Connect(isClean: false, bench.Time.NowMs);
        Assert.Equal(isPersistent, receiver.TryTake(bench.Time.NowMs) is not null);
    }

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("+/b", "a/c", false)]
    [InlineData("a/b", "a", false)]
    public void Topic_filters_match(string filter, string topic, bool matches)
    {
        var bench = new SessionBench();
        MemoryClient receiver = bench.ConnectReceiver(filter);
        bench.Connect();
        bench.Session.Publish(topic, [1], retain: false);
        bench.Pass(100);
        Assert.Equal(matches, receiver.TryTake(bench.Time.NowMs) is not null);
    }
}
