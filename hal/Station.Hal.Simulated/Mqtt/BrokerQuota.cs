namespace Station.Hal.Simulated.Mqtt;

/// <summary>
/// What a broker takes of one client. MQTT 3.1.1 has no way to say that it is too much: a publication beyond it is dropped without an acknowledgement, or the connection is closed (section 4.8 leaves the broker no other).
/// </summary>
/// <param name="messagesAMinute">Publications in any minute, those sent again included.</param>
/// <param name="mostBytes">Longest payload.</param>
/// <param name="closes">Whether the connection is closed; if not, the publication is dropped.</param>
public sealed class BrokerQuota(int messagesAMinute, int mostBytes, bool closes)
{
    private const long MinuteMs = 60_000;

    private readonly Queue<long> takenAtMs = [];

    /// <summary>Whether the connection of whoever exceeds it is closed.</summary>
    public bool Closes => closes;

    /// <summary>Publications that were too much.</summary>
    public long Exceeded { get; private set; }

    /// <summary>Counts a publication; false when it is too much.</summary>
    public bool Takes(int bytes, long trueMs)
    {
        while (takenAtMs.TryPeek(out long oldestMs) && oldestMs <= trueMs - MinuteMs)
        {
            takenAtMs.Dequeue();
        }

        if (bytes > mostBytes || takenAtMs.Count >= messagesAMinute)
        {
            Exceeded++;
            return false;
        }

        takenAtMs.Enqueue(trueMs);
        return true;
    }
}
