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

/// <summary>A climate sensor behind a meter.</summary>
internal sealed class MeteredClimate(IClimateSensor sensor, HalMeter meter) : IClimateSensor
{
    public bool TryRead(ClimateReading reading)
    {
        meter.Enter();
        return meter.Leave(sensor.TryRead(reading));
    }
}

/// <summary>The supply behind a meter.</summary>
internal sealed class MeteredInput(IAnalogInput input, HalMeter meter) : IAnalogInput
{
    public bool TryReadMillivolts(out int millivolts)
    {
        meter.Enter();
        return meter.Leave(input.TryReadMillivolts(out millivolts));
    }
}

/// <summary>An output behind a meter.</summary>
internal sealed class MeteredOutput(IDigitalOutput output, HalMeter meter) : IDigitalOutput
{
    public void Write(bool on)
    {
        meter.Enter();
        output.Write(on);
        meter.Leave(0);
    }
}
