using nanoFramework.TestFramework;
using Station.Bytes;
using Station.Timekeeping;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>An answer of stratum 2 from 2025-07-01 00:00:00.500 UTC, sent 250 ms later, with a root delay and a dispersion of 1/64 s.</summary>
[TestClass]
public class SntpPacketTests
{
    private const string Cookie = "0123456789ABCDEF";
    private const string Answer = "240206EC" + "00000400" + "00000400" + "00000000" + "0000000000000000" + Cookie + "EC0DA38080000000" + "EC0DA380C0000000";
    private const long AnswerUtcMs = 1_751_328_000_500;
    private const long EarliestUtcMs = 1_735_689_600_000;

    [TestMethod]
    public void The_anchor_lies_in_the_middle_and_owns_up_to_its_uncertainty()
    {
        ClockAnchor anchor = new ClockAnchor();
        Assert.IsTrue(TryRead(Hex.Bytes(Answer), 1000, 1350, anchor));
        Assert.AreEqual(1175L, anchor.UptimeMs);
        Assert.AreEqual(AnswerUtcMs + 125, anchor.UtcMs);
        Assert.AreEqual(50L + 7 + 15 + 20, anchor.UncertaintyMs);
        Assert.AreEqual(AnswerUtcMs + 125 + 10_000, anchor.UtcAtMs(11_175));
    }

    [TestMethod]
    [DataRow(0, 0xE4)]
    [DataRow(0, 0x23)]
    [DataRow(1, 0)]
    [DataRow(1, 16)]
    [DataRow(31, 0)]
    public void A_server_without_time_and_an_answer_to_another_are_refused(int at, int value)
    {
        byte[] packet = Hex.Bytes(Answer);
        packet[at] = (byte)value;
        Assert.IsFalse(TryRead(packet, 1000, 1350, new ClockAnchor()));
    }

    [TestMethod]
    public void An_answer_that_came_sooner_than_it_was_sent_is_refused() =>
        Assert.IsFalse(TryRead(Hex.Bytes(Answer), 1000, 1200, new ClockAnchor()));

    [TestMethod]
    public void A_timestamp_of_the_next_era_is_read()
    {
        byte[] packet = Hex.Bytes("240206EC" + "00000000" + "00000000" + "00000000" + "0000000000000000" + Cookie + "0000000A00000000" + "0000000A00000000");
        ClockAnchor anchor = new ClockAnchor();
        Assert.IsTrue(TryRead(packet, 0, 0, anchor));
        Assert.AreEqual(2_085_978_506_000L, anchor.UtcMs);
    }

    private bool TryRead(byte[] packet, long sentMs, long arrivedMs, ClockAnchor anchor) =>
        SntpPacket.TryReadAnswer(packet, packet.Length, Hex.Bytes(Cookie), sentMs, arrivedMs, EarliestUtcMs, new ByteReader(), anchor);
}
