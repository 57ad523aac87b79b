using Station.Hal;
using Station.Supervision;

namespace Station.Uplink;

/// <summary>
/// The uplink of a station that can keep nothing, and so has nothing to prove: it connects and publishes its status, which is advisory, and nothing else. Without it a station whose
/// journal is shut or whose key is gone would look to the platform as if it had no power.
/// </summary>
public sealed class StatusUplink
{
    private const int FirstRetryMs = 5_000;
    private const int LongestRetryMs = 10 * 60_000;
    private const int StatusIntervalMs = 15 * 60_000;
    private const int StepMs = 1_000;

    private readonly IBoard board;
    private readonly BrokerAccess access;
    private readonly string topic;
    private readonly StatusMessage status;
    private readonly MqttEvent passed = new MqttEvent();
    private readonly BackOff backOff;
    private int connection = -1;
    private long connectDueMs;
    private long statusDueMs;

    /// <param name="board">Network and broker.</param>
    /// <param name="access">The way into the broker.</param>
    /// <param name="topic">That of the status.</param>
    /// <param name="status">What is published.</param>
    public StatusUplink(IBoard board, BrokerAccess access, string topic, StatusMessage status)
    {
        this.board = board;
        this.access = access;
        this.topic = topic;
        this.status = status;
        backOff = new BackOff(board.Random, FirstRetryMs, LongestRetryMs);
    }

    public long Step(long nowMs)
    {
        IMqttSession mqtt = board.Mqtt;
        access.Look(nowMs);
        if (board.Network.State != LinkState.Up || mqtt.State == MqttState.Connecting)
        {
            return nowMs + StepMs;
        }

        if (mqtt.State == MqttState.Connected)
        {
            Report(mqtt, nowMs);
        }
        else if (nowMs >= connectDueMs)
        {
            connectDueMs = nowMs + backOff.NextMs();
            access.Begin(nowMs);
        }

        return nowMs + StepMs;
    }

    /// <summary>What happens to a status does not matter: the next one follows.</summary>
    private void Report(IMqttSession mqtt, long nowMs)
    {
        mqtt.TryTakeEvent(passed);
        if (connection == mqtt.Connection && nowMs < statusDueMs)
        {
            return;
        }

        connection = mqtt.Connection;
        statusDueMs = nowMs + StatusIntervalMs;
        mqtt.Publish(topic, status.Write(nowMs), true);
    }
}
