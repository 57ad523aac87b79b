namespace Station.Hal.Simulated;

/// <summary>
/// The bytes between a device and whatever receives them on the board (a UART or one channel of an expander): a queue in which every byte has its
/// time of arrival, and a receiver buffer that overruns.
/// </summary>
public sealed class SerialLine
{
    private readonly record struct Arrival(byte Value, long AtMs, object? FrameTag);

    private readonly Queue<Arrival> arrivals = new();
    private readonly int receiverBytes;

    public SerialLine(ISerialDevice? device, int baud, int receiverBytes)
    {
        Device = device;
        Baud = baud;
        this.receiverBytes = receiverBytes;
    }

    public ISerialDevice? Device { get; set; }

    public int Baud { get; set; }

    /// <summary>Bytes lost because the receiver was full.</summary>
    public int Overruns { get; private set; }

    /// <summary>Puts a frame on the wire whose last byte arrives at <paramref name="completeAtMs"/>; the tag comes back through <see cref="ISerialDevice.Taken"/>.</summary>
    public void Deliver(ReadOnlySpan<byte> frame, long completeAtMs, object? frameTag)
    {
        for (int i = 0; i < frame.Length; i++)
        {
            long bytesAfter = frame.Length - 1 - i;
            bool last = bytesAfter == 0;
            arrivals.Enqueue(new Arrival(frame[i], completeAtMs - bytesAfter * 10_000 / Baud, last ? frameTag : null));
        }
    }

    /// <summary>Bytes that have arrived by <paramref name="trueMs"/>.</summary>
    public int Available(long trueMs)
    {
        Device?.Advance(this, trueMs);
        int count = 0;
        foreach (Arrival arrival in arrivals)
        {
            if (arrival.AtMs > trueMs)
            {
                break;
            }

            count++;
        }

        while (count > receiverBytes)
        {
            arrivals.Dequeue();
            Overruns++;
            count--;
        }

        return count;
    }

    /// <summary>Takes arrived bytes and tells the device about each frame that was taken to its end.</summary>
    public int Read(Span<byte> into, long trueMs)
    {
        int count = Math.Min(Available(trueMs), into.Length);
        for (int i = 0; i < count; i++)
        {
            Arrival arrival = arrivals.Dequeue();
            into[i] = arrival.Value;
            if (arrival.FrameTag is not null)
            {
                Device?.Taken(arrival.FrameTag, trueMs);
            }
        }

        return count;
    }

    /// <summary>Passes bytes from the station to the device.</summary>
    public void Write(ReadOnlySpan<byte> bytes, long trueMs)
    {
        Device?.Advance(this, trueMs);
        Device?.Receive(this, bytes, trueMs);
    }

    /// <summary>Throws away what has arrived.</summary>
    public void Discard(long trueMs)
    {
        for (int count = Available(trueMs); count > 0; count--)
        {
            arrivals.Dequeue();
        }
    }
}
