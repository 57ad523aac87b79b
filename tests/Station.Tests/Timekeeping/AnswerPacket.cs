using System.Buffers.Binary;
using Station.Bytes;
using Station.Timekeeping;

namespace Station.Tests.Timekeeping;

/// <summary>An SNTP answer, field by field (RFC 4330 section 4), that a test can spoil.</summary>
internal sealed class AnswerPacket
{
    public const long EarliestUtcMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z

    private const long EpochSeconds = 2_208_988_800;

    public byte[] Cookie { get; } = [1, 2, 3, 4, 5, 6, 7, 8];

    public byte[] Bytes { get; } = new byte[SntpPacket.Bytes];

    public static AnswerPacket At(long receivedUtcMs, long transmittedUtcMs)
    {
        var packet = new AnswerPacket();
        packet.Bytes[0] = 0x24;
        packet.Bytes[1] = 2;
        packet.Cookie.CopyTo(packet.Bytes, 24);
        packet.WriteTimestamp(32, receivedUtcMs);
        packet.WriteTimestamp(40, transmittedUtcMs);
        return packet;
    }

    /// <summary>Reads the packet as the station does; null when it is refused.</summary>
    public ClockAnchor? Read(long sentUptimeMs, long arrivedUptimeMs, long earliestUtcMs = EarliestUtcMs, int count = SntpPacket.Bytes)
    {
        var anchor = new ClockAnchor();
        bool valid = SntpPacket.TryReadAnswer(Bytes, count, Cookie, sentUptimeMs, arrivedUptimeMs, earliestUtcMs, new ByteReader(), anchor);
        return valid ? anchor : null;
    }

    private void WriteTimestamp(int offset, long utcMs)
    {
        long seconds = Math.DivRem(utcMs, 1000, out long restMs) + EpochSeconds;
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.AsSpan(offset), (uint)seconds);
        BinaryPrimitives.WriteUInt32BigEndian(Bytes.AsSpan(offset + 4), (uint)((((ulong)restMs << 32) + 999) / 1000));
    }
}
