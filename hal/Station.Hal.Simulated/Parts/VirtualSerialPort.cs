namespace Station.Hal.Simulated;

/// <summary>An open UART of the chip at the station's end of a line.</summary>
public sealed class VirtualSerialPort : IBytePort
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly SerialLine line;
    private readonly int baud;
    private readonly int overrunsBefore;
    private int framingErrors;

    public VirtualSerialPort(VirtualTime time, HalGate gate, SerialLine line, int baud)
    {
        this.time = time;
        this.gate = gate;
        this.line = line;
        this.baud = baud;
        overrunsBefore = line.Overruns;
    }

    /// <inheritdoc/>
    public int Available
    {
        get
        {
            gate.Enter(HalCall.PortRead, 0);
            return line.Available(time.NowMs);
        }
    }

    /// <inheritdoc/>
    public int LineErrors => line.Overruns - overrunsBefore + framingErrors;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        gate.Enter(HalCall.PortRead, 1);
        Span<byte> into = buffer.AsSpan(offset, count);
        int taken = line.Read(into, time.NowMs);
        if (baud != line.Baud)
        {
            Garble(into[..taken]);
        }

        gate.Trace.Add(into[..taken]);
        return taken;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        gate.Enter(HalCall.PortWrite, 0);
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, count);
        gate.Trace.Add(bytes);
        if (baud == line.Baud)
        {
            line.Write(bytes, time.NowMs);
        }

        return true;
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        gate.Enter(HalCall.PortRead, 2);
        line.Discard(time.NowMs);
    }

    /// <summary>At another bit rate than the sender's every byte is framed wrongly.</summary>
    private void Garble(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(bytes[i] << 1 | 0x81);
        }

        framingErrors += bytes.Length;
    }
}
