using Station.Hal;

namespace Station.Benchmarks.Heap;

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
