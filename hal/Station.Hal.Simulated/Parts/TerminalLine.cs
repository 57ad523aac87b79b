using System.Text;

namespace Station.Hal.Simulated;

/// <summary>The service terminal: what a person typed on its way in, what the station printed on its way out.</summary>
public sealed class TerminalLine : IBytePort
{
    // The receive buffer of the port on the device; whoever types or pastes more before it is read loses it.
    private const int InputLimitBytes = 256;

    // Enough to look back over a long session without letting a simulated year fill the memory.
    private const int OutputLimitBytes = 65_536;

    private readonly HalGate gate;
    private readonly Queue<byte> typed = new();
    private readonly Queue<byte> printed = new();

    public TerminalLine(HalGate gate)
    {
        this.gate = gate;
    }

    /// <inheritdoc/>
    public int Available
    {
        get
        {
            gate.Enter(HalCall.Terminal, 0);
            return typed.Count;
        }
    }

    /// <inheritdoc/>
    public int LineErrors { get; private set; }

    /// <summary>A person types text; a line ends with <c>\r</c> or <c>\n</c>.</summary>
    public void Type(string text)
    {
        Type(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Anything at all arrives on the line.</summary>
    public void Type(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (typed.Count == InputLimitBytes)
            {
                LineErrors++;
            }
            else
            {
                typed.Enqueue(value);
            }
        }
    }

    /// <summary>Bytes that were typed and that the station has not taken yet: whoever pastes waits for room.</summary>
    public int Unread => typed.Count;

    /// <summary>Takes what the station has printed since the last call; the oldest is gone when nobody looked for long.</summary>
    public string TakePrinted() => Encoding.UTF8.GetString(TakePrintedBytes());

    /// <summary>The same for whoever takes it in the middle of things: its end may be the first half of a character.</summary>
    public byte[] TakePrintedBytes()
    {
        byte[] bytes = printed.ToArray();
        printed.Clear();
        return bytes;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        gate.Enter(HalCall.Terminal, 1);
        int taken = 0;
        while (taken < count && typed.TryDequeue(out byte value))
        {
            buffer[offset + taken++] = value;
        }

        gate.Trace.Add(buffer.AsSpan(offset, taken));
        return taken;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        gate.Enter(HalCall.Terminal, 2);
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, count);
        gate.Trace.Add(bytes);
        foreach (byte value in bytes)
        {
            printed.Enqueue(value);
        }

        while (printed.Count > OutputLimitBytes)
        {
            printed.Dequeue();
        }

        return true;
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        gate.Enter(HalCall.Terminal, 3);
        typed.Clear();
    }

    internal void Restart()
    {
        typed.Clear();
    }
}
