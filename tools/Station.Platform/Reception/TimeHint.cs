using Station.Platform.Commands;
using Station.Platform.Keys;

namespace Station.Platform.Reception;

/// <summary>What is under way to tell one station the time, and when it may be tried again.</summary>
internal sealed class TimeHint(TimeProvider clock)
{
    /// <summary>A station that has just connected again did not get what was published before.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(5);

    /// <summary>For nonce and hint together, repetitions included; also how long the station may take each.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private CommandExchange? exchange;
    private TimeSpan pause = ShortestPause;
    private TimeSpan wait;
    private long startedAt;
    private long endedAt;
    private long sentAt;

    public bool IsRunning => exchange is not null;

    /// <summary>It ended so short a time ago that another one would be of no use.</summary>
    public bool IsPaused => !IsRunning && endedAt != 0 && clock.GetElapsedTime(endedAt) < pause;

    /// <summary>Time until the next message, or until it is given up; nothing while none is under way.</summary>
    public TimeSpan UntilDue => Later(wait - clock.GetElapsedTime(sentAt), TimeSpan.Zero);

    public void Begin(RegisteredStation station)
    {
        exchange = new CommandExchange(station, CommandRequest.Plain(CommandCode.TimeHint), Limit, clock);
        startedAt = sentAt = clock.GetTimestamp();
        wait = TimeSpan.Zero;
    }

    /// <summary>The message that is due now, with its topic; null when it is not yet, or when the time for it is over.</summary>
    public (string Topic, byte[] Message)? TakeDue()
    {
        if (exchange is null || UntilDue > TimeSpan.Zero)
        {
            return null;
        }

        if (clock.GetElapsedTime(startedAt) >= Limit)
        {
            End(hasSucceeded: false);
            return null;
        }

        sentAt = clock.GetTimestamp();
        wait = RepeatAfter;
        return (exchange.CommandTopic, exchange.Compose());
    }

    /// <summary>Takes an answer of the station, also one to somebody else's command; what it came to, when it was the last.</summary>
    public CommandAnswer? Take(ReadOnlySpan<byte> message)
    {
        if (exchange is null)
        {
            return null;
        }

        if (exchange.Take(message))
        {
            wait = TimeSpan.Zero;
        }

        if (exchange?.Answer is not { } answer)
        {
            return null;
        }

        End(answer.IsDone || answer.Outcome == CommandOutcome.TimeIsKnown);
        return answer;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>What failed is tried ever more rarely: whoever keeps the station's answers back must not make the platform talk.</summary>
    private void End(bool hasSucceeded)
    {
        pause = hasSucceeded || endedAt == 0 ? ShortestPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        endedAt = clock.GetTimestamp();
        exchange = null;
    }
}
