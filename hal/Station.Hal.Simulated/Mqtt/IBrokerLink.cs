namespace Station.Hal.Simulated.Mqtt;

/// <summary>The way from one station to a broker: packets in order, in virtual time. What the client library does is not here.</summary>
public interface IBrokerLink
{
    /// <summary>Whether a ping sent now would be answered.</summary>
    bool IsResponsive { get; }

    /// <summary>
    /// Whether the broker owes an answer that comes in real time. While it does, virtual time must stand still; a broker in virtual time owes none.
    /// </summary>
    bool HasOutstanding { get; }

    /// <summary>Begins a connection with clean start; the answer comes as a signal. An earlier connection ends without a farewell.</summary>
    /// <param name="options">How to connect; not looked at any more when this returns.</param>
    /// <param name="calendarUtcMs">What the board's calendar clock says, by which the library judges the broker's certificate.</param>
    /// <param name="trueMs">True time.</param>
    void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs);

    /// <summary>Subscribes with QoS 1.</summary>
    void Subscribe(string topic, long trueMs);

    /// <summary>Sends a publication with QoS 1, for the first time or again.</summary>
    void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs);

    /// <summary>Takes the next signal that has arrived by <paramref name="trueMs"/>.</summary>
    bool TryTake(long trueMs, out BrokerSignal signal);

    /// <summary>Ends the connection with a farewell: the broker drops the last will.</summary>
    void Close(long trueMs);

    /// <summary>Ends the connection as a power cut does: the broker has to find out.</summary>
    void Abort(long trueMs);

    /// <summary>Blocks in real time until nothing is outstanding. False when that took longer than the limit.</summary>
    bool WaitForAnswers(TimeSpan limit);
}
