using Station.Hal;
using Station.Hal.Simulated.Mqtt;

namespace Station.Tests.Settings;

/// <summary>The way to a broker that is found under one name and port only; elsewhere nobody answers.</summary>
internal sealed class NamedBrokerLink(IBrokerLink inner, string host, int port) : IBrokerLink
{
    private const long RefusedAfterMs = 2_000;

    private BrokerSignal? ownAnswer;

    public bool IsResponsive => inner.IsResponsive;

    public bool HasOutstanding => inner.HasOutstanding;

    public void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs)
    {
        ownAnswer = null;
        if (options.Host == host && options.Port == port)
        {
            inner.BeginConnect(options, calendarUtcMs, trueMs);
        }
        else
        {
            inner.Abort(trueMs);
            ownAnswer = new BrokerSignal(BrokerSignalKind.Unreachable, trueMs + RefusedAfterMs);
        }
    }

    public void Subscribe(string topic, long trueMs) => inner.Subscribe(topic, trueMs);

    public void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs) =>
        inner.Publish(messageId, topic, payload, retain, duplicate, trueMs);

    public bool TryTake(long trueMs, out BrokerSignal signal)
    {
        if (ownAnswer is { } own && own.AtMs <= trueMs)
        {
            ownAnswer = null;
            signal = own;
            return true;
        }

        return inner.TryTake(trueMs, out signal);
    }

    public void Close(long trueMs) => inner.Close(trueMs);

    public void Abort(long trueMs)
    {
        ownAnswer = null;
        inner.Abort(trueMs);
    }

    public bool WaitForAnswers(TimeSpan limit) => inner.WaitForAnswers(limit);
}
