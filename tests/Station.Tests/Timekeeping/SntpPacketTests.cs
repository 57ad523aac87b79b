using Station.Timekeeping;

namespace Station.Tests.Timekeeping;

public sealed class SntpPacketTests
{
    private const long UtcMs = 1_800_000_000_123;

    [Fact]
    public void A_request_tells_nothing_but_its_cookie()
    {
        byte[] packet = new byte[SntpPacket.Bytes];
        Array.Fill(packet, (byte)0xEE);
        SntpPacket.WriteRequest(packet, [9, 8, 7, 6, 5, 4, 3, 2]);
        Assert.Equal("23" + new string('0', 78) + "0908070605040302", Convert.ToHexStringLower(packet));
    }

    [Fact]
    public void A_captured_answer_reads_as_the_time_that_it_tells()
    {
        // Leap 0, version 4, server, stratum 1; root delay 0x00000010 (0.2 ms), dispersion 0x00000040 (1 ms); 2026-11-24T00:00:00.5Z.
        var answer = new AnswerPacket();
        Convert.FromHexString("240106EC" + "00000010" + "00000040" + "47505300" + "EEAEE7FF00000000" + "0102030405060708" + "EEAEE80080000000" + "EEAEE80080000000")
            .CopyTo(answer.Bytes, 0);
        ClockAnchor? anchor = answer.Read(5_000, 5_040);
        Assert.NotNull(anchor);
        Assert.Equal(0xEEAEE800L * 1000 - 2_208_988_800_000 + 500, anchor.UtcMs);
        Assert.Equal((5_020L, 20L + 20, ClockSource.Sntp), (anchor.UptimeMs, anchor.UncertaintyMs, anchor.Source));
    }

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(400, 0, 0)]
    [InlineData(0, 400, 7)]
    [InlineData(3, 900, 55)]
    public void The_true_time_lies_within_the_uncertainty_however_unequal_the_two_ways_are(long outMs, long backMs, long serverMs)
    {
        const long sentUptimeMs = 70_000;
        ClockAnchor? anchor = AnswerPacket.At(UtcMs + outMs, UtcMs + outMs + serverMs).Read(sentUptimeMs, sentUptimeMs + outMs + serverMs + backMs);
        Assert.NotNull(anchor);
        long errorMs = anchor.UtcMs - (UtcMs + anchor.UptimeMs - sentUptimeMs);
        Assert.InRange(Math.Abs(errorMs), 0, anchor.UncertaintyMs);
        Assert.Equal((outMs + backMs) / 2 + 20, anchor.UncertaintyMs);
    }

    [Fact]
    public void What_the_server_says_about_itself_adds_to_the_uncertainty()
    {
        AnswerPacket answer = AnswerPacket.At(UtcMs, UtcMs);
        answer.Bytes[5] = 1; // root delay 1 s
        answer.Bytes[10] = 0x80; // root dispersion 0.5 s
        Assert.Equal(5 + 500 + 500 + 20, answer.Read(0, 10)!.UncertaintyMs);
    }

    [Fact]
    public void A_server_too_vague_to_be_of_use_is_refused()
    {
        AnswerPacket answer = AnswerPacket.At(UtcMs, UtcMs);
        answer.Bytes[9] = 3; // root dispersion 3 s
        Assert.Null(answer.Read(0, 10));
    }

    [Theory]
    [InlineData(0, 0x24, true)]
    [InlineData(0, 0x1C, true)] // version 3
    [InlineData(0, 0xE4, false)] // leap: not synchronised
    [InlineData(0, 0x23, false)] // a client's packet
    [InlineData(0, 0x25, false)] // a broadcast, which anyone sends
    [InlineData(1, 0, false)] // kiss of death
    [InlineData(1, 1, true)]
    [InlineData(1, 15, true)]
    [InlineData(1, 16, false)] // stratum: not synchronised
    [InlineData(24, 0, false)] // another request's cookie
    [InlineData(31, 9, false)]
    public void Only_a_synchronised_servers_answer_to_this_request_counts(int offset, byte value, bool counts)
    {
        AnswerPacket answer = AnswerPacket.At(UtcMs, UtcMs);
        answer.Bytes[offset] = value;
        Assert.Equal(counts, answer.Read(0, 40) is not null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    public void A_short_answer_is_refused(int count) => Assert.Null(AnswerPacket.At(UtcMs, UtcMs).Read(0, 40, count: count));

    [Fact]
    public void Times_that_contradict_the_exchange_are_refused()
    {
        Assert.Null(AnswerPacket.At(UtcMs, UtcMs - 1).Read(0, 40));
        Assert.Null(AnswerPacket.At(UtcMs, UtcMs + 41).Read(0, 40));
    }

    [Theory]
    [InlineData(2_085_978_495_999)] // the last millisecond of era 0, 2036-02-07T06:28:15.999Z
    [InlineData(2_085_978_496_000)] // the first of era 1
    [InlineData(2_524_608_000_000)] // 2050-01-01
    public void Time_goes_on_when_the_timestamps_wrap_in_2036(long utcMs)
    {
        Assert.Equal(utcMs, AnswerPacket.At(utcMs, utcMs).Read(0, 0)!.UtcMs);
    }

    [Fact]
    public void An_exchange_across_the_wrap_is_whole()
    {
        const long wrapMs = 2_085_978_496_000;
        ClockAnchor? anchor = AnswerPacket.At(wrapMs - 10, wrapMs + 10).Read(0, 60);
        Assert.Equal(wrapMs, anchor!.UtcMs);
    }
}
