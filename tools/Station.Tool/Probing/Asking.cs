using Station.Sensors;
using Station.Sensors.Sps30;
using Station.Sensors.Winsen;
using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Asks families that have a line of their own: once, and when something of theirs comes, several times more.</summary>
/// <param name="line">The line.</param>
/// <param name="patience">How long an answer may take to begin.</param>
internal sealed class Asking(ProbeLine line, TimeSpan patience)
{
    private const int Rounds = 4;
    private const int SlowRounds = 3;

    /// <summary>State of an SPS30 that is asked for a reading while it rests (data sheet 1.0, section 5.2: "command not allowed in current state").</summary>
    private const int NotAllowedNow = 0x43;

    /// <summary>Two pulses of an ultrasonic sensor lie 60 ms apart at least; particle counters have something new each second at best.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(150);

    /// <summary>An SPS30 has a reading each second (data sheet 1.0, section 1.1).</summary>
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(1_050);

    /// <summary>A module that sends by itself does so once a second.</summary>
    private static readonly TimeSpan OneFrame = TimeSpan.FromMilliseconds(1_800);

    /// <summary>What comes of the question that some families share; null for nothing of them.</summary>
    public async Task<FoundSensor?> FamiliesAsync(IGrouping<byte[], SensorFamily> families, CancellationToken cancellation)
    {
        byte[] first = await FirstAsync(families.Key, bytes => families.Any(family => Judgement.IsHint(family, bytes)), cancellation);
        if (first.Length == 0)
        {
            return null;
        }

        Answers answers = await AgainAsync(families.Key, first, BetweenQuestions, Rounds, cancellation);
        return families.Select(family => Found(family, answers)).FirstOrDefault(found => found is not null);
    }

    /// <summary>An SPS30. One that rests says so; it is started for its readings and stopped again.</summary>
    public async Task<FoundSensor?> Sps30Async(CancellationToken cancellation)
    {
        SensorFamily family = Families.Sps30;
        byte[] first = await FirstAsync(family.Question!, bytes => Judgement.IsHint(family, bytes), cancellation);
        if (first.Length == 0)
        {
            return null;
        }

        return Rests(first)
            ? await StartedAsync(family, cancellation)
            : Found(family, await AgainAsync(family.Question!, first, BetweenReadings, SlowRounds, cancellation));
    }

    /// <summary>
    /// A Winsen module. Which gas it measures its answer does not say: it is let send for a moment, because then it does, and told to wait for questions again.
    /// </summary>
    public async Task<FoundSensor?> WinsenAsync(CancellationToken cancellation)
    {
        SensorFamily family = Families.Winsen;
        byte[] first = await FirstAsync(family.Question!, bytes => Judgement.IsHint(family, bytes), cancellation);
        if (first.Length == 0)
        {
            return null;
        }

        Answers answers = await AgainAsync(family.Question!, first, BetweenQuestions, Rounds, cancellation);
        if (Found(family, answers) is not { } found)
        {
            return null;
        }

        (string Gas, Fit Fit)? sent = await NameGasAsync(older: false, cancellation) ?? await NameGasAsync(older: true, cancellation);
        Fit[] fits = [.. WinsenKinds.Asked(sent?.Gas).Select(kind => Judgement.Try(kind, answers.Bytes)).Where(fit => fit.Finding.Values.Count > 0)];
        return found with
        {
            Fits = fits.Length > 0 ? fits : found.Fits,
            Remark = sent is { } named
                ? $"sending by itself for a moment it said {FrameText.Of(named.Fit.Latest[0])}: the module whose value agrees is the right one"
                : "it does not say which gas it measures, nor where its answer holds the value: its label tells both",
        };
    }

    private FoundSensor? Found(SensorFamily family, Answers answers) => Judgement.Of(family, answers.Bytes) is { } fits
        ? new FoundSensor(family.Title, line.Baud, fits) { Questions = answers.Questions, Answers = answers.Answered }
        : null;

    private static bool Rests(byte[] answer)
    {
        var parser = new Sps30Parser(new SensorCounters());
        parser.Feed(answer, 0, answer.Length);
        return parser.State == NotAllowedNow;
    }

    private async Task<FoundSensor?> StartedAsync(SensorFamily family, CancellationToken cancellation)
    {
        await line.AskAsync(Sps30Command.Start(integers: false), patience, cancellation);
        try
        {
            Answers answers = await AgainAsync(family.Question!, [], BetweenReadings, SlowRounds, cancellation);
            return Found(family, answers) is { } found ? found with { Remark = "it rested: it was started for this and stopped again" } : null;
        }
        finally
        {
            await line.AskAsync(Sps30Command.Stop(), patience, CancellationToken.None);
        }
    }

    private async Task<(string Gas, Fit Fit)?> NameGasAsync(bool older, CancellationToken cancellation)
    {
        int before = line.Heard.Length;
        line.Tell(WinsenCommand.BeActive(older));
        try
        {
            await line.ListenAsync(OneFrame, cancellation);
        }
        finally
        {
            await line.AskAsync(WinsenCommand.BeAsked(older), patience, CancellationToken.None);
        }

        return WinsenKinds.NamedBy(line.Heard[before..]);
    }

    /// <summary>The first answer in which something is understood; empty when there is none. One that was damaged on the way is asked for once more.</summary>
    private async Task<byte[]> FirstAsync(byte[] question, Func<byte[], bool> isHint, CancellationToken cancellation)
    {
        byte[] answer = await line.AskAsync(question, patience, cancellation);
        if (answer.Length > 0 && !isHint(answer))
        {
            answer = await line.AskAsync(question, patience, cancellation);
        }

        return isHint(answer) ? answer : [];
    }

    private async Task<Answers> AgainAsync(byte[] question, byte[] first, TimeSpan pause, int rounds, CancellationToken cancellation)
    {
        var bytes = new List<byte>(first);
        int answered = 0;
        for (int round = 0; round < rounds; round++)
        {
            await line.ListenAsync(pause, cancellation);
            byte[] answer = await line.AskAsync(question, patience, cancellation);
            answered += answer.Length > 0 ? 1 : 0;
            bytes.AddRange(answer);
        }

        return new Answers([.. bytes], rounds, answered);
    }
}
