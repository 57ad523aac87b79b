using System.Buffers.Binary;

namespace Station.Hal.Simulated;

/// <summary>A time server that speaks NTP version 4 (RFC 5905), 48 bytes each way, truthfully or not.</summary>
public sealed class SimulatedTimeServer : IDatagramHost
{
    private const int PacketBytes = 48;
    private const int ModeClient = 3;
    private const int ModeServer = 4;
    private const int RootDispersionOffset = 8;
    private const int OriginateOffset = 24;
    private const int ReceiveOffset = 32;
    private const int TransmitOffset = 40;

    // Seconds from 1900-01-01, where NTP begins, to 1970-01-01.
    private const long EpochSeconds = 2_208_988_800;

    /// <summary>How far its clock is off: a liar has a large one.</summary>
    public long OffsetMs { get; set; }

    /// <summary>Whether requests come to nothing.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>Whether it says that it is not synchronised (leap indicator 3, stratum 16).</summary>
    public bool IsUnsynchronised { get; set; }

    /// <summary>How far off it admits that its clock may be.</summary>
    public long RootDispersionMs { get; set; }

    /// <summary>Time of a packet from station to server.</summary>
    public long OutboundMs { get; set; } = 20;

    /// <summary>Time of a packet from server to station.</summary>
    public long InboundMs { get; set; } = 20;

    /// <inheritdoc/>
    public byte[]? Answer(ReadOnlySpan<byte> request, long sentMs, out long arrivesMs)
    {
        arrivesMs = sentMs + OutboundMs + InboundMs;
        if (IsUnreachable || request.Length < PacketBytes || (request[0] & 7) != ModeClient)
        {
            return null;
        }

        byte[] answer = new byte[PacketBytes];
        int leapIndicator = IsUnsynchronised ? 3 : 0;
        int version = (request[0] >> 3) & 7;
        answer[0] = (byte)(leapIndicator << 6 | version << 3 | ModeServer);
        answer[1] = (byte)(IsUnsynchronised ? 16 : 2);
        answer[2] = request[2];
        answer[3] = 0xEC; // precision 2^-20 s
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(RootDispersionOffset), (uint)(RootDispersionMs * 65_536 / 1_000));
        request.Slice(TransmitOffset, sizeof(ulong)).CopyTo(answer.AsSpan(OriginateOffset));
        long serverMs = sentMs + OutboundMs + OffsetMs;
        WriteTimestamp(answer.AsSpan(16), serverMs - serverMs % 64_000);
        WriteTimestamp(answer.AsSpan(ReceiveOffset), serverMs);
        WriteTimestamp(answer.AsSpan(TransmitOffset), serverMs);
        return answer;
    }

    private static void WriteTimestamp(Span<byte> into, long utcMs)
    {
        long seconds = Math.DivRem(utcMs, 1000, out long restMs) + EpochSeconds;
        // The fraction is rounded up, so that a reader who truncates gets the same millisecond back.
        ulong fraction = (((ulong)restMs << 32) + 999) / 1000;
        BinaryPrimitives.WriteUInt32BigEndian(into, (uint)seconds);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], (uint)fraction);
    }
}
