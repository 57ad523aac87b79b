using System.Buffers.Binary;
using Station.Hal.Simulated;
using Xunit;

namespace Station.Tests.Board;

/// <summary>Datagrams and the time servers at their other end.</summary>
public sealed class TimeServerTests
{
    private const long EpochSeconds = 2_208_988_800;

    [Theory]
    [InlineData(0)]
    [InlineData(-86_400_000)]
    [InlineData(1)]
    public void A_server_answers_with_its_own_time_and_the_clients_timestamp(long offsetMs)
    {
        var bench = new SessionBench();
        bench.Board.Udp.Hosts["ntp"] = new SimulatedTimeServer { OffsetMs = offsetMs, OutboundMs = 30, InboundMs = 50 };
        byte[] request = NewRequest();
        long sentMs = bench.Time.NowMs;
        Assert.True(bench.Board.Datagrams.Send("ntp", 123, request, request.Length));
        byte[] answer = new byte[48];
        bench.Pass(79);
        Assert.False(bench.Board.Datagrams.TryReceive(answer, out _, out _));
        bench.Pass(1);
        Assert.True(bench.Board.Datagrams.TryReceive(answer, out int count, out long arrivedUptimeMs));
        Assert.Equal(48, count);
        Assert.Equal(bench.Board.Crystal.UptimeAt(sentMs + 80), arrivedUptimeMs);
        Assert.Equal(0x24, answer[0]); // no warning, version 4, server
        Assert.Equal(request[40..], answer[24..32]);
        Assert.Equal(sentMs + 30 + offsetMs, ReadTimestamp(answer, 32));
        Assert.Equal(sentMs + 30 + offsetMs, ReadTimestamp(answer, 40));
    }

    [Fact]
    public void Silence_and_unknown_names()
    {
        var bench = new SessionBench();
        bench.Board.Udp.Hosts["silent"] = new SimulatedTimeServer { IsUnreachable = true };
        byte[] request = NewRequest();
        Assert.False(bench.Board.Datagrams.Send("unknown", 123, request, request.Length));
        Assert.True(bench.Board.Datagrams.Send("silent", 123, request, request.Length));
        bench.Pass(60_000);
        Assert.False(bench.Board.Datagrams.TryReceive(new byte[48], out _, out _));
    }

    [Fact]
    public void Sending_to_another_host_ends_the_conversation_before()
    {
        var bench = new SessionBench();
        bench.Board.Udp.Hosts["first"] = new SimulatedTimeServer();
        bench.Board.Udp.Hosts["second"] = new SimulatedTimeServer { IsUnreachable = true };
        byte[] request = NewRequest();
        bench.Board.Datagrams.Send("first", 123, request, request.Length);
        bench.Board.Datagrams.Send("second", 123, request, request.Length);
        bench.Pass(1_000);
        Assert.False(bench.Board.Datagrams.TryReceive(new byte[48], out _, out _));
    }

    [Fact]
    public void An_answer_that_arrives_during_a_stall_is_stamped_at_its_end()
    {
        var bench = new SessionBench();
        bench.Board.Udp.Hosts["ntp"] = new SimulatedTimeServer();
        byte[] request = NewRequest();
        bench.Board.Datagrams.Send("ntp", 123, request, request.Length);
        bench.Board.Gate.StallOnce(HalCall.FreeMemory, 3_000);
        long uptimeMs = bench.Board.Clock.UptimeMs;
        _ = bench.Board.Control.FreeMemoryBytes;
        bench.Pass(500);
        Assert.True(bench.Board.Datagrams.TryReceive(new byte[48], out _, out long arrivedUptimeMs));
        Assert.Equal(uptimeMs + 3_000, arrivedUptimeMs);
    }

    private static byte[] NewRequest()
    {
        byte[] request = new byte[48];
        request[0] = 0x23; // version 4, client
        new SeededRandom(5).Fill(request.AsSpan(40));
        return request;
    }

    private static long ReadTimestamp(byte[] packet, int offset)
    {
        long seconds = BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(offset)) - EpochSeconds;
        return seconds * 1000 + (long)(((ulong)BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(offset + 4)) * 1000) >> 32);
    }
}
