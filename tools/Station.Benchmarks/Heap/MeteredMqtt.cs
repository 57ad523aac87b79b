using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The session behind a meter.</summary>
internal sealed class MeteredMqtt(IMqttSession mqtt, HalMeter meter) : IMqttSession
{
    public MqttState State
    {
        get
        {
            meter.Enter();
            return meter.Leave(mqtt.State);
        }
    }

    public int Connection => mqtt.Connection;

    public void BeginConnect(MqttConnectOptions options)
    {
        meter.Enter();
        mqtt.BeginConnect(options);
        meter.Leave(0);
    }

    public bool Subscribe(string topic)
    {
        meter.Enter();
        return meter.Leave(mqtt.Subscribe(topic));
    }

    public int Publish(string topic, byte[] payload, bool retain)
    {
        meter.Enter();
        return meter.Leave(mqtt.Publish(topic, payload, retain));
    }

    public bool TryTakeEvent(MqttEvent mqttEvent)
    {
        meter.Enter();
        return meter.Leave(mqtt.TryTakeEvent(mqttEvent));
    }

    public void Close()
    {
        meter.Enter();
        mqtt.Close();
        meter.Leave(0);
    }
}
