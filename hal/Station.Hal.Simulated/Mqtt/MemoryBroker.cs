namespace Station.Hal.Simulated.Mqtt;

/// <summary>
/// A broker in virtual time: QoS 1, retained messages, last wills, clean and persistent sessions. Everything happens when a client
/// calls; clients may be at different times, as the stations of a fleet are.
/// </summary>
public sealed class MemoryBroker
{
    private readonly Dictionary<string, BrokerSession> sessions = [];
    private readonly SortedDictionary<string, byte[]> retained = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private long nextLossMs = long.MaxValue;

    /// <param name="latencyMs">Time of a packet from a client to the broker, and back.</param>
    public MemoryBroker(long latencyMs = 20)
    {
        LatencyMs = latencyMs;
    }

    /// <summary>Whether new connections are refused, as with wrong credentials.</summary>
    public bool RefusesConnections { get; set; }

    /// <summary>Publications that the broker has taken, those sent again included.</summary>
    public long Publications { get; private set; }

    /// <summary>Counts the connections that a restart has ended: a client of an earlier one is no longer connected.</summary>
    internal int Incarnation { get; private set; }

    /// <summary>Time of a packet one way. A change does not hurry what is under way.</summary>
    public long LatencyMs { get; set; }

    /// <summary>The broker process dies and comes back.</summary>
    /// <param name="isPersistent">Whether sessions and retained messages are on disk; without that they are gone.</param>
    public void Restart(bool isPersistent)
    {
        Incarnation++;
        foreach (string clientId in order.ToArray())
        {
            BrokerSession session = sessions[clientId];
            session.Owner = null;
            if (session.IsClean || !isPersistent)
            {
                Forget(clientId);
            }
        }

        if (!isPersistent)
        {
            retained.Clear();
        }
    }

    /// <summary>Opens a session for a client, or goes on with the one that is there; null when it is refused.</summary>
    internal BrokerSession? Connect(object owner, string clientId, bool isClean, BrokerMessage? will, long keepAliveMs, long trueMs)
    {
        NoticeLosses(trueMs);
        if (RefusesConnections)
        {
            return null;
        }

        if (sessions.TryGetValue(clientId, out BrokerSession? earlier))
        {
            Lose(earlier, trueMs); // a second connection under the same id ends the first one
        }

        if (earlier is null || isClean || earlier.IsClean)
        {
            Forget(clientId);
            sessions[clientId] = new BrokerSession { IsClean = isClean };
            order.Add(clientId);
        }

        BrokerSession session = sessions[clientId];
        session.Owner = owner;
        session.Will = will;
        session.KeepAliveMs = keepAliveMs;
        session.NoticesLossAtMs = long.MaxValue;
        return session;
    }

    internal void Subscribe(BrokerSession session, string filter, long trueMs)
    {
        session.Filters.Add(filter);
        foreach ((string topic, byte[] payload) in retained)
        {
            if (TopicFilter.Matches(filter, topic))
            {
                session.Enqueue(new BrokerMessage(topic, payload, Retained: true), trueMs + 2 * LatencyMs);
            }
        }
    }

    internal void Publish(string topic, byte[] payload, bool retain, long trueMs)
    {
        NoticeLosses(trueMs);
        Publications++;
        Distribute(topic, payload, retain, trueMs + LatencyMs);
    }

    /// <summary>The client said farewell.</summary>
    internal void Disconnect(BrokerSession session)
    {
        session.Will = null;
        session.Owner = null;
    }

    /// <summary>The client fell silent: the broker notices after one and a half times the keep-alive.</summary>
    internal void FallSilent(BrokerSession session, long trueMs)
    {
        session.Owner = null;
        session.NoticesLossAtMs = session.KeepAliveMs == 0 ? long.MaxValue : trueMs + session.KeepAliveMs * 3 / 2;
        nextLossMs = Math.Min(nextLossMs, session.NoticesLossAtMs);
    }

    /// <summary>Publishes the last wills of those whose silence has lasted too long.</summary>
    internal void NoticeLosses(long trueMs)
    {
        if (trueMs < nextLossMs)
        {
            return;
        }

        nextLossMs = long.MaxValue;
        foreach (string clientId in order)
        {
            BrokerSession session = sessions[clientId];
            if (session.NoticesLossAtMs <= trueMs)
            {
                Lose(session, session.NoticesLossAtMs);
            }

            nextLossMs = Math.Min(nextLossMs, session.NoticesLossAtMs);
        }
    }

    private void Lose(BrokerSession session, long trueMs)
    {
        session.NoticesLossAtMs = long.MaxValue;
        session.Owner = null;
        BrokerMessage? will = session.Will;
        session.Will = null;
        if (will is not null)
        {
            Distribute(will.Topic, will.Payload, will.Retained, trueMs);
        }
    }

    private void Forget(string clientId)
    {
        if (sessions.Remove(clientId, out BrokerSession? session))
        {
            session.Owner = null;
            order.Remove(clientId);
        }
    }

    private void Distribute(string topic, byte[] payload, bool retain, long trueMs)
    {
        if (retain && payload.Length == 0)
        {
            retained.Remove(topic);
        }
        else if (retain)
        {
            retained[topic] = payload;
        }

        foreach (string clientId in order)
        {
            BrokerSession session = sessions[clientId];
            bool keepsForLater = session.Owner is not null || !session.IsClean;
            if (keepsForLater && session.Filters.Any(filter => TopicFilter.Matches(filter, topic)))
            {
                session.Enqueue(new BrokerMessage(topic, payload, Retained: false), trueMs + LatencyMs);
            }
        }
    }
}
