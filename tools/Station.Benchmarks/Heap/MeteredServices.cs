using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The volume behind a meter.</summary>
internal sealed class MeteredFiles(IFileStore files, HalMeter meter) : IFileStore
{
    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        meter.Enter();
        return meter.Leave(files.Read(path, position, buffer, offset, count, out read));
    }

    public FileStatus Replace(string path, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(files.Replace(path, data, count));
    }

    public FileStatus Append(string path, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(files.Append(path, data, count));
    }

    public FileStatus Delete(string path)
    {
        meter.Enter();
        return meter.Leave(files.Delete(path));
    }

    public string[] List(string directory)
    {
        meter.Enter();
        return meter.Leave(files.List(directory));
    }
}

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

/// <summary>Datagrams behind a meter.</summary>
internal sealed class MeteredDatagrams(IDatagrams datagrams, HalMeter meter) : IDatagrams
{
    public bool Send(string host, int port, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(datagrams.Send(host, port, data, count));
    }

    public bool TryReceive(byte[] buffer, out int count, out long arrivedUptimeMs)
    {
        meter.Enter();
        return meter.Leave(datagrams.TryReceive(buffer, out count, out arrivedUptimeMs));
    }

    public void Close()
    {
        meter.Enter();
        datagrams.Close();
        meter.Leave(0);
    }
}

/// <summary>The MAC behind a meter; the tag that it returns is counted with the adapters.</summary>
internal sealed class MeteredMac(IMac mac, HalMeter meter) : IMac
{
    public byte[] Compute(byte[] key, byte[] message)
    {
        meter.Enter();
        return meter.Leave(mac.Compute(key, message));
    }
}
