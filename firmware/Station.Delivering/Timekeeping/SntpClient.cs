using Station.Bytes;
using Station.Hal;

namespace Station.Timekeeping;

/// <summary>
/// Asks several time servers, one after the other, and takes what a majority of them supports. The platform's own client gives neither offset nor round trip, so this one
/// works on datagrams.
/// </summary>
public sealed class SntpClient
{
    /// <summary>Servers that can be configured.</summary>
    public const int ServerLimit = 3;

    private const int AnswerTimeoutMs = 3000;
    private const int PollIntervalMs = 20;

    /// <summary>No anchor lies further ahead of the release than a board's life.</summary>
    private const long PlausibleSpanMs = 30L * 366 * 86_400_000;

    private readonly IDatagrams datagrams;
    private readonly IRandomBytes random;
    private readonly string[] servers;

    /// <summary>What the servers of this round have said; null between rounds, which are hours apart.</summary>
    private ClockAnchor[] answers;

    private byte[] packet;
    private byte[] cookie;
    private int server;
    private int answerCount;
    private long sentUptimeMs;
    private bool waiting;

    /// <param name="datagrams">UDP.</param>
    /// <param name="random">For the cookies.</param>
    /// <param name="servers">Host names, at most <see cref="ServerLimit"/>; empty ones are passed over.</param>
    /// <param name="earliestUtcMs">No time before this can be true.</param>
    public SntpClient(IDatagrams datagrams, IRandomBytes random, string[] servers, long earliestUtcMs)
    {
        this.datagrams = datagrams;
        this.random = random;
        this.servers = servers;
        EarliestUtcMs = earliestUtcMs;
    }

    public bool Running { get; private set; }

    /// <summary>No time before this can be true.</summary>
    public long EarliestUtcMs { get; set; }

    /// <summary>Servers whose answer did not come or was not valid, since the start.</summary>
    public int Failures { get; private set; }

    /// <summary>Answers that contradict the time that was taken, or each other, since the start.</summary>
    public int Outvoted { get; private set; }

    /// <summary>Whether a time can be true: not before the earliest, and not a board's life behind it.</summary>
    public static bool IsPlausible(long utcMs, long earliestUtcMs) => utcMs >= earliestUtcMs && utcMs - earliestUtcMs < PlausibleSpanMs;

    public void Begin()
    {
        Running = true;
        answers = new ClockAnchor[ServerLimit];
        packet = new byte[SntpPacket.Bytes];
        cookie = new byte[SntpPacket.CookieBytes];
        server = 0;
        answerCount = 0;
        waiting = false;
    }

    /// <summary>Works on the round; returns when to be called next. When <see cref="Running"/> is false afterwards, the round is over.</summary>
    public long Step(long nowMs)
    {
        if (waiting)
        {
            TakeAnswer(nowMs);
        }

        while (!waiting && server < servers.Length)
        {
            Ask(nowMs);
        }

        if (!waiting)
        {
            datagrams.Close();
            packet = null;
            cookie = null;
            Running = false;
        }

        return nowMs + PollIntervalMs;
    }

    /// <summary>
    /// Gives the result of the round: the shortest interval that holds every moment at which no more answers would be wrong than a minority of the servers can give. The narrowest answer
    /// that a majority agrees with would not do: an honest server that is far away agrees with a liar too. False when no majority of the configured servers agrees on a plausible time.
    /// </summary>
    public bool TryTakeResult(ClockAnchor result)
    {
        int configured = ConfiguredServers();
        long atMs = answerCount == 0 ? 0 : answers[answerCount - 1].UptimeMs;
        int mostWrong = (configured - 1) / 2;
        long earliestMs = long.MaxValue;
        long latestMs = long.MinValue;
        bool agreed = false;
        for (int i = 0; i < 2 * answerCount; i++)
        {
            ClockAnchor answer = answers[i / 2];
            long uncertaintyMs = answer.UncertaintyAtMs(atMs);
            long edgeMs = answer.UtcAtMs(atMs) + (i % 2 == 0 ? -uncertaintyMs : uncertaintyMs);
            int holders = HoldersOf(edgeMs, edgeMs, atMs);
            agreed |= holders * 2 > configured;
            if (holders >= answerCount - mostWrong)
            {
                earliestMs = edgeMs < earliestMs ? edgeMs : earliestMs;
                latestMs = edgeMs > latestMs ? edgeMs : latestMs;
            }
        }

        if (agreed)
        {
            Outvoted += answerCount - HoldersOf(earliestMs, latestMs, atMs);
            result.CopyFrom(answers[answerCount - 1]);
            result.UncertaintyMs = (latestMs - earliestMs + 1) / 2;
            result.UtcMs = latestMs - result.UncertaintyMs;
        }
        else
        {
            Outvoted += answerCount;
        }

        answers = null;
        answerCount = 0;
        return agreed;
    }

    /// <summary>Answers that allow for some moment between two.</summary>
    private int HoldersOf(long fromMs, long toMs, long atMs)
    {
        int holders = 0;
        for (int i = 0; i < answerCount; i++)
        {
            long utcMs = answers[i].UtcAtMs(atMs);
            long uncertaintyMs = answers[i].UncertaintyAtMs(atMs);
            holders += utcMs + uncertaintyMs >= fromMs && utcMs - uncertaintyMs <= toMs ? 1 : 0;
        }

        return holders;
    }

    private int ConfiguredServers()
    {
        int count = 0;
        for (int i = 0; i < servers.Length; i++)
        {
            if (servers[i].Length > 0)
            {
                count++;
            }
        }

        return count;
    }

    private void Ask(long nowMs)
    {
        string host = servers[server];
        random.Fill(cookie);
        SntpPacket.WriteRequest(packet, cookie);
        waiting = host.Length > 0 && datagrams.Send(host, SntpPacket.Port, packet, SntpPacket.Bytes);
        sentUptimeMs = nowMs;
        if (!waiting)
        {
            NextServer(host.Length > 0);
        }
    }

    private void TakeAnswer(long nowMs)
    {
        while (waiting && datagrams.TryReceive(packet, out int count, out long arrivedUptimeMs))
        {
            var answer = new ClockAnchor();
            if (SntpPacket.TryReadAnswer(packet, count, cookie, sentUptimeMs, arrivedUptimeMs, EarliestUtcMs, new ByteReader(), answer)
                && IsPlausible(answer.UtcMs, EarliestUtcMs))
            {
                answers[answerCount++] = answer;
                NextServer(false);
            }
        }

        if (waiting && nowMs - sentUptimeMs >= AnswerTimeoutMs)
        {
            NextServer(true);
        }
    }

    private void NextServer(bool failed)
    {
        Failures += failed ? 1 : 0;
        waiting = false;
        server++;
    }
}
