using Station.Hal.Simulated;

namespace Station.Tests.Board;

/// <summary>A device that sends one byte every 10 ms while it has power.</summary>
internal sealed class ChatteringDevice : ISerialDevice
{
    private const long PeriodMs = 10;

    private long nextMs = long.MaxValue;

    public void Advance(SerialLine line, long trueMs)
    {
        for (; nextMs <= trueMs; nextMs += PeriodMs)
        {
            line.Deliver([0x55], nextMs, SerialLine.NoTag);
        }
    }

    public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
    }

    public void Taken(long frameTag, long trueMs)
    {
    }

    public void SetPower(bool on, long trueMs)
    {
        nextMs = on ? trueMs + PeriodMs : long.MaxValue;
    }
}
