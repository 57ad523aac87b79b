using Station.Hal;
using Station.Hal.Simulated.Mqtt;

namespace Station.Tests.Laws;

/// <summary>A broker that accepts connections and takes publications, and acknowledges none while it is mute.</summary>
internal sealed class MuteLink(IBrokerLink inner) : IBrokerLink
{
    public bool IsMute { get; set; }

    public bool IsResponsive => inner.IsResponsive;

    public bool HasOutstanding => inner.HasOutstanding;

    public void BeginConnect(MqttConnectOptions options, long calendarUtcMs, long trueMs) => inner.BeginConnect(options, calendarUtcMs, trueMs);

    public void Subscribe(string topic, long trueMs) => inner.Subscribe(topic, trueMs);

    public void Publish(int messageId, string topic, byte[] payload, bool retain, bool duplicate, long trueMs) =>
        inner.Publish(messageId, topic, payload, retain, duplicate, trueMs);

    public bool TryTake(long trueMs, out BrokerSignal signal)
    {
        while (inner.TryTake(trueMs, out signal))
        {
            if (!IsMute || signal.Kind != BrokerSignalKind.Acknowledged)
            {
                return true;
            }
        }

        return false;
    }

    public void Close(long trueMs) => inner.Close(trueMs);

    public void Abort(long trueMs) => inner.Abort(trueMs);

    public bool WaitForAnswers(TimeSpan limit) => inner.WaitForAnswers(limit);
}
