using Station.Platform.Reports;
using Station.Platform.Senml;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Reception;

/// <summary>
/// Gives what was verified to everybody else: packs of SenML on <c>senml/station/minute|hour</c>, each after its commit. What
/// waits for its time goes out when its boot gets an anchor. It comes at least once while the receiver runs; what a receiver
/// did not get to before it ended is in the store.
/// </summary>
internal sealed class Republication(string storePath, SenmlForm form) : IDisposable
{
    /// <summary>Packs between two looks at what has arrived: storing and receipts come first.</summary>
    private const int TurnLimit = 256;

    /// <summary>Blocks of a station that wait for their time: 40 days of minutes. Older ones are left to the store.</summary>
    private const int PendingLimit = 1_000;

    private readonly Queue<(StoreKey Key, SequenceRange Sequences)> due = [];
    private readonly Dictionary<StoreKey, Queue<SequenceRange>> pending = [];
    private EvidenceReader? reader;

    public bool HasDue => due.Count > 0;

    /// <summary>Takes note of what was committed.</summary>
    public void Take(IReadOnlyList<WriteOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.IsDuplicate || outcome.Key is not { } key)
            {
                continue;
            }

            if (outcome.Sequences.Count > 0)
            {
                due.Enqueue((key, outcome.Sequences));
            }
            else if (outcome.Judgement.Kind == MessageKind.EventBlock && pending.Remove(key, out var waiting))
            {
                // It may have brought an anchor, or the context.
                foreach (var sequences in waiting)
                {
                    due.Enqueue((key, sequences));
                }
            }
        }
    }

    /// <summary>The packs of the next turn with their topics. A range that is not published to its end comes again.</summary>
    public async Task PublishAsync(Func<string, byte[], CancellationToken, Task> publishAsync, CancellationToken cancellation)
    {
        for (var published = 0; published < TurnLimit && due.TryPeek(out var next);)
        {
            reader ??= EvidenceReader.Open(storePath);
            long sent = 0;
            foreach (var period in reader.ReadResolvedPeriods(next.Key, next.Sequences.First, next.Sequences.End - 1))
            {
                if (SenmlComposer.Compose(next.Key.Station, period) is { } pack)
                {
                    await publishAsync($"senml/{next.Key.Station:x8}/{pack.Kind}", SenmlWriter.Write(pack, form), cancellation);
                    sent++;
                }
            }

            published += (int)Math.Max(sent, 1);
            due.Dequeue();
            if (sent == 0)
            {
                Postpone(next.Key, next.Sequences);
            }
        }
    }

    public void Dispose() => reader?.Dispose();

    private void Postpone(StoreKey key, SequenceRange sequences)
    {
        if (!pending.TryGetValue(key, out var waiting))
        {
            pending.Add(key, waiting = []);
        }

        waiting.Enqueue(sequences);
        if (waiting.Count > PendingLimit)
        {
            waiting.Dequeue();
        }
    }
}
