using Station.Platform.Commands;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Reception;

/// <summary>
/// Tells stations the time that do not know it: when a live record says so, which is sealed, unlike a status. The station draws a nonce and takes a hint only in answer to it, so that what it costs it in
/// certainty is what it measured itself. Counter and session come from the station's refusal of a first message, as for whoever else sends commands: senders share nothing but the station, which
/// lets no counter go back.
/// </summary>
internal sealed class TimeHints(TimeProvider clock)
{
    /// <summary>Stations that are told at a time; the others say again in a minute that they do not know.</summary>
    private const int MostAtOnce = 64;

    private readonly Dictionary<StoreKey, TimeHint> hints = [];

    /// <summary>Takes note of a message that was committed; the answer with which a hint ended.</summary>
    public CommandAnswer? Take(RawMessage message, WriteOutcome outcome, KeyRegistry registry)
    {
        if (outcome.Key is not { } key)
        {
            return null;
        }

        if (outcome.Judgement.Kind == MessageKind.Answer)
        {
            return hints.GetValueOrDefault(key)?.Take(message.Message);
        }

        if (outcome is { TimeIsKnown: false, IsDuplicate: false })
        {
            Begin(key, registry);
        }
        else if (outcome.TimeIsKnown == true && hints.GetValueOrDefault(key) is { IsRunning: false })
        {
            hints.Remove(key);
        }

        return null;
    }

    /// <summary>Time until a message is due; null when none is under way.</summary>
    public TimeSpan? UntilNext()
    {
        TimeSpan? next = null;
        foreach (var hint in hints.Values)
        {
            if (hint.IsRunning && !(hint.UntilDue >= next))
            {
                next = hint.UntilDue;
            }
        }

        return next;
    }

    /// <summary>The messages that are due now, with their topics.</summary>
    public IReadOnlyList<(string Topic, byte[] Message)> TakeDue()
    {
        var due = new List<(string, byte[])>();
        foreach (var hint in hints.Values)
        {
            if (hint.TakeDue() is { } message)
            {
                due.Add(message);
            }
        }

        return due;
    }

    private void Begin(StoreKey key, KeyRegistry registry)
    {
        if (!hints.TryGetValue(key, out var hint))
        {
            hints.Add(key, hint = new TimeHint(clock));
        }

        if (!hint.IsRunning && !hint.IsPaused && hints.Values.Count(other => other.IsRunning) < MostAtOnce && registry.Find(key.Station, key.Generation) is { } station)
        {
            hint.Begin(station);
        }
    }
}
