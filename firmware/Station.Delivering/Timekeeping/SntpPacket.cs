using Station.Bytes;

namespace Station.Timekeeping;

/// <summary>Request and answer of SNTP version 4 (RFC 4330 section 4).</summary>
public static class SntpPacket
{
    public const int Bytes = 48;

    /// <summary>Bytes of the transmit timestamp, which a server returns as the originate timestamp.</summary>
    public const int CookieBytes = 8;

    public const int Port = 123;

    /// <summary>Leap 0, version 4, mode 3 (client).</summary>
    private const int ClientHead = 0x23;

    private const int ModeMask = 0x07;
    private const int ModeServer = 4;
    private const int LeapUnsynchronised = 3;
    private const int LargestStratum = 15;
    private const int RootDelayOffset = 4;
    private const int OriginateOffset = 24;
    private const int TransmitOffset = 40;

    /// <summary>The device's tick, at either end of the exchange.</summary>
    private const int ClockResolutionMs = 20;

    /// <summary>A vaguer answer would agree with a liar as well as with the truth, and lend it a majority.</summary>
    private const int LargestUncertaintyMs = 2_000;

    /// <summary>Seconds from 1900 to 1970.</summary>
    private const long EpochSeconds = 2_208_988_800;

    /// <summary>Seconds of an NTP era: its timestamps wrap in 2036.</summary>
    private const long EraSeconds = 4_294_967_296;

    /// <summary>Fills a request whose transmit timestamp is a random cookie: it tells nobody our clock and proves that an answer is to this request.</summary>
    public static void WriteRequest(byte[] packet, byte[] cookie)
    {
        System.Array.Clear(packet, 0, Bytes);
        packet[0] = ClientHead;
        System.Array.Copy(cookie, 0, packet, TransmitOffset, CookieBytes);
    }

    /// <summary>
    /// Reads an answer into an anchor for the middle of the exchange. False when it is not a valid answer to this request.
    /// </summary>
    /// <param name="packet">The datagram.</param>
    /// <param name="count">Its length.</param>
    /// <param name="cookie">The cookie of the request.</param>
    /// <param name="sentUptimeMs">When the request left.</param>
    /// <param name="arrivedUptimeMs">When the answer arrived.</param>
    /// <param name="earliestUtcMs">No earlier time can be true; it also tells the NTP era.</param>
    /// <param name="reader">A reader to work with.</param>
    /// <param name="anchor">Takes the result.</param>
    public static bool TryReadAnswer(
        byte[] packet, int count, byte[] cookie, long sentUptimeMs, long arrivedUptimeMs, long earliestUtcMs, ByteReader reader, ClockAnchor anchor)
    {
        if (count < Bytes || (packet[0] & ModeMask) != ModeServer || packet[0] >> 6 == LeapUnsynchronised
            || packet[1] == 0 || packet[1] > LargestStratum || !HasCookie(packet, cookie))
        {
            return false;
        }

        reader.Open(packet, RootDelayOffset, 8);
        long rootDelayMs = reader.U32() * 1000L >> 16;
        long rootDispersionMs = reader.U32() * 1000L >> 16;
        reader.Open(packet, OriginateOffset + CookieBytes, 16);
        long receivedMs = ReadTimestampMs(reader, earliestUtcMs);
        long transmittedMs = ReadTimestampMs(reader, earliestUtcMs);
        long roundTripMs = arrivedUptimeMs - sentUptimeMs - (transmittedMs - receivedMs);
        if (transmittedMs < receivedMs || roundTripMs < 0)
        {
            return false;
        }

        anchor.UptimeMs = sentUptimeMs + (arrivedUptimeMs - sentUptimeMs) / 2;
        anchor.UtcMs = receivedMs + (transmittedMs - receivedMs) / 2;
        anchor.UncertaintyMs = roundTripMs / 2 + rootDelayMs / 2 + rootDispersionMs + ClockResolutionMs;
        anchor.Source = ClockSource.Sntp;
        return anchor.UncertaintyMs <= LargestUncertaintyMs;
    }

    private static bool HasCookie(byte[] packet, byte[] cookie)
    {
        for (int i = 0; i < CookieBytes; i++)
        {
            if (packet[OriginateOffset + i] != cookie[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first moment at or after <paramref name="earliestUtcMs"/> (less a day) that the timestamp can mean.</summary>
    private static long ReadTimestampMs(ByteReader reader, long earliestUtcMs)
    {
        const long dayMs = 86_400_000;
        long seconds = reader.U32();
        long milliseconds = reader.U32() * 1000L >> 32;
        long utcMs = (seconds - EpochSeconds) * 1000 + milliseconds;
        return utcMs < earliestUtcMs - dayMs ? utcMs + EraSeconds * 1000 : utcMs;
    }
}
