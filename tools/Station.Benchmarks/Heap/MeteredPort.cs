using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>A serial port behind a meter: the device at its other end takes notes.</summary>
internal sealed class MeteredPort(IBytePort port, HalMeter meter) : IBytePort
{
    public int Available
    {
        get
        {
            meter.Enter();
            return meter.Leave(port.Available);
        }
    }

    public int LineErrors => port.LineErrors;

    public int Read(byte[] buffer, int offset, int count)
    {
        meter.Enter();
        return meter.Leave(port.Read(buffer, offset, count));
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        meter.Enter();
        return meter.Leave(port.Write(buffer, offset, count));
    }

    public void DiscardInput()
    {
        meter.Enter();
        port.DiscardInput();
        meter.Leave(0);
    }
}
