using Station.Bytes;
using Station.Hal;
using Station.Timekeeping;

namespace Station.Commands;

/// <summary>
/// The platform's time for a station that reaches no time server. Without arguments the station draws a nonce and answers it; with <c>nonce bytes(8), UTC ms varint</c> it takes the time. The
/// platform read its clock between the two, so that UTC is that time at the middle of the round trip, to half of it and the platform's own second. A hint is taken before it is in the ledger: the
/// anchor's record is its durable effect, and ends with the boot that drew the nonce.
/// </summary>
public sealed class TimeHintCommand : ICommand
{
    /// <summary>What the platform's clock may be off.</summary>
    public const int PlatformUncertaintyMs = 1_000;

    /// <summary>A vaguer hint is no help.</summary>
    public const int LargestUncertaintyMs = 5_000;

    private const int NonceBytes = 8;

    private readonly TimeKeeper time;
    private readonly IClock clock;
    private readonly IRandomBytes random;
    private readonly byte[] nonce = new byte[NonceBytes];
    private long drawnMs = -1;

    /// <param name="time">Takes the hint.</param>
    /// <param name="clock">Uptime at the moment of the call: a message may have come after its step began.</param>
    /// <param name="random">For the nonces.</param>
    public TimeHintCommand(TimeKeeper time, IClock clock, IRandomBytes random)
    {
        this.time = time;
        this.clock = clock;
        this.random = random;
    }

    public CommandCode Code => CommandCode.TimeHint;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        if (arguments.Finished)
        {
            random.Fill(nonce);
            drawnMs = nowMs;
            answer.Bytes(nonce, 0, NonceBytes);
            return CommandOutcome.Done;
        }

        byte[] echoed = new byte[NonceBytes];
        arguments.Bytes(echoed, 0, NonceBytes);
        long utcMs = arguments.Varint();
        return arguments.Finished ? Take(echoed, utcMs, answer) : CommandOutcome.BadArguments;
    }

    public bool CarryOut(ByteReader effect, long nowMs) => true;

    private CommandOutcome Take(byte[] echoed, long utcMs, ByteWriter answer)
    {
        if (drawnMs < 0 || !IsNonce(echoed))
        {
            return CommandOutcome.StaleNonce;
        }

        long roundTripMs = clock.UptimeMs - drawnMs;
        var hint = new ClockAnchor
        {
            UptimeMs = drawnMs + roundTripMs / 2,
            UtcMs = utcMs,
            UncertaintyMs = (roundTripMs + 1) / 2 + PlatformUncertaintyMs,
            Source = ClockSource.TimeHint,
        };
        drawnMs = -1;
        if (hint.UncertaintyMs > LargestUncertaintyMs)
        {
            return CommandOutcome.HintTooLate;
        }

        answer.Varint(hint.UncertaintyMs);
        return time.TakeHint(hint) switch
        {
            HintResult.Taken => CommandOutcome.Done,
            HintResult.Implausible => CommandOutcome.BadTime,
            HintResult.KnownBetter => CommandOutcome.TimeIsKnown,
            _ => CommandOutcome.Busy,
        };
    }

    private bool IsNonce(byte[] echoed)
    {
        for (int i = 0; i < NonceBytes; i++)
        {
            if (nonce[i] != echoed[i])
            {
                return false;
            }
        }

        return true;
    }
}
