namespace nanoFramework.M2Mqtt;

public class MqttSettings
{
    internal MqttSettings() => throw null;

    public int InflightQueueSize { get => throw null; set => throw null; }
}
