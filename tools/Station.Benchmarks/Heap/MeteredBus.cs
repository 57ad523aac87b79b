using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The bus behind a meter.</summary>
internal sealed class MeteredBus(II2cBus bus, HalMeter meter) : II2cBus
{
    public I2cStatus Write(int address, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(bus.Write(address, data, count));
    }

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        meter.Enter();
        return meter.Leave(bus.WriteRead(address, write, writeCount, read, readCount));
    }

    public I2cStatus Read(int address, byte[] data, int count)
    {
        meter.Enter();
        return meter.Leave(bus.Read(address, data, count));
    }

    public void Clear()
    {
        meter.Enter();
        bus.Clear();
        meter.Leave(0);
    }
}
