using Station.Platform.Commands;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Station.Tool.Verifying;

namespace Station.Tool.Receiving;

/// <summary>Tells whoever watches a receiver what comes in: one line now and then, and the first message of each kind that does not verify.</summary>
internal sealed class ReceptionProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Lock access = new();
    private readonly TextWriter output;
    private readonly TextWriter trouble;
    private readonly Timer timer;
    private readonly HashSet<(Topic? Topic, Verdict Verdict)> told = [];
    private readonly SortedDictionary<Verdict, long> verdicts = [];
    private ReceptionCounts counts;
    private ReceptionCounts shown;

    /// <param name="output">Where progress goes.</param>
    /// <param name="trouble">Where errors go that do not end the receiver.</param>
    public ReceptionProgress(TextWriter output, TextWriter trouble)
    {
        this.output = output;
        this.trouble = trouble;
        timer = new Timer(_ => ShowChange(), null, Interval, Interval);
    }

    public void ShowConnected(BrokerAddress broker, string storePath, int stations)
    {
        lock (access)
        {
            Write($"connected to {broker}, store {storePath}, {stations} registered");
        }
    }

    public void ShowRegistry(KeyRegistry registry)
    {
        lock (access)
        {
            Write($"the key registry has changed and is in force, {registry.Stations.Count} registered");
        }
    }

    public void ShowTimeHint(StoreKey station, CommandAnswer answer)
    {
        lock (access)
        {
            string certainty = answer.Outcome == CommandOutcome.Done && answer.ReadNumbers() is [var uncertaintyMs] ? $" to {uncertaintyMs} ms" : string.Empty;
            Write($"station {station.Station:x8} was told the time{certainty}: {CommandWords.Of(answer.Outcome)}");
        }
    }

    public void ShowTrouble(ToolError error)
    {
        lock (access)
        {
            trouble.WriteLine(error.Line);
        }
    }

    /// <summary>Counts a committed batch.</summary>
    public void Count(IReadOnlyList<WriteOutcome> outcomes)
    {
        lock (access)
        {
            foreach (WriteOutcome outcome in outcomes)
            {
                counts = counts.Plus(outcome);
                Verdict verdict = outcome.IsDuplicate ? Verdict.Replayed : outcome.Judgement.Verdict;
                verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
                TellFirst(outcome.Judgement);
            }
        }
    }

    /// <summary>Shows what it came to; false when something did not verify or was in conflict.</summary>
    public bool Finish()
    {
        lock (access)
        {
            Write($"ended: {counts}");
            if (verdicts.Count > 0)
            {
                Write($"verdicts: {string.Join(", ", verdicts.Select(pair => $"{pair.Value} {pair.Key.Token()}"))}");
            }

            return counts.EveryLawHeld;
        }
    }

    public void Dispose() => timer.Dispose();

    private void ShowChange()
    {
        lock (access)
        {
            if (shown != counts)
            {
                shown = counts;
                Write(counts.ToString());
            }
        }
    }

    /// <summary>The same trouble again is only counted: a station with a wrong key sends a message a minute.</summary>
    private void TellFirst(Judgement judgement)
    {
        // Topics outside the format are not told apart, so that nobody can fill the memory with new ones.
        if (!judgement.Verdict.IsHarmless() && told.Add((KnownTopic(judgement), judgement.Verdict)))
        {
            string topic = judgement.Topic?.ToString() ?? "a topic outside the format";
            trouble.WriteLine(NotVerified.Error($"{topic}: a message is {judgement.Verdict.Token()} ({judgement.Fault.Token()}).", judgement.Verdict).Line);
        }
    }

    private static Topic? KnownTopic(Judgement judgement) => judgement.Verdict == Verdict.UnknownStation ? null : judgement.Topic;

    private void Write(string what)
    {
        output.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'} {what}");
        output.Flush();
    }
}
