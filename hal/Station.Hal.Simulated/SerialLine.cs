namespace Station.Hal.Simulated;

/// <summary>
/// The bytes between a device and whatever receives them on the board (a UART or one channel of an expander). Frames on the wire wait
/// until their bytes have arrived; arrived bytes wait in a receiver of bounded size, which loses what does not fit. Nothing is
/// allocated once the line has seen its busiest moment.
/// </summary>
public sealed class SerialLine
{
    /// <summary>Tag of a frame that nobody wants to hear of.</summary>
    public const long NoTag = 0;

    /// <summary>Start bit, eight data bits, stop bit; in ms times baud.</summary>
    private const long BitMsPerByte = 10_000;

    private readonly byte[] receiver;
    private readonly long[] tags;
    private byte[] wire = new byte[256];
    private FrameOnWire[] frames = new FrameOnWire[8];
    private int receiverStart;
    private int receiverCount;
    private int frameStart;
    private int frameCount;
    private int wireStart;
    private int wireCount;

    public SerialLine(ISerialDevice? device, int baud, int receiverBytes)
    {
        Device = device;
        Baud = baud;
        receiver = new byte[receiverBytes];
        tags = new long[receiverBytes];
    }

    public ISerialDevice? Device { get; set; }

    public int Baud { get; set; }

    /// <summary>Bytes lost because the receiver was full.</summary>
    public int Overruns { get; private set; }

    /// <summary>True when the receiver can take no more: what a streaming device sends now is lost anyway.</summary>
    public bool IsFull => receiverCount == receiver.Length;

    /// <summary>
    /// Puts a frame on the wire whose last byte arrives at <paramref name="completeAtMs"/>; a tag other than <see cref="NoTag"/> comes
    /// back through <see cref="ISerialDevice.Taken"/>. Frames arrive in the order in which they were delivered.
    /// </summary>
    public void Deliver(ReadOnlySpan<byte> frame, long completeAtMs, long frameTag)
    {
        MakeRoom(frame.Length);
        int end = wireStart + wireCount;
        frame.CopyTo(wire.AsSpan(end));
        wireCount += frame.Length;
        frames[frameStart + frameCount++] = new FrameOnWire(frame.Length, completeAtMs, frameTag);
    }

    /// <summary>Lets bytes of the wire arrive that were due by <paramref name="trueMs"/>.</summary>
    public void Settle(long trueMs)
    {
        while (frameCount > 0)
        {
            ref FrameOnWire frame = ref frames[frameStart];
            long laterBytes = frame.CompleteAtMs <= trueMs ? 0 : ((frame.CompleteAtMs - trueMs) * Baud + BitMsPerByte - 1) / BitMsPerByte;
            int arrived = (int)Math.Max(0, frame.Bytes - laterBytes);
            Receive(wire.AsSpan(wireStart, arrived), arrived == frame.Bytes ? frame.Tag : NoTag);
            wireStart += arrived;
            wireCount -= arrived;
            if (arrived < frame.Bytes)
            {
                frame = frame with { Bytes = frame.Bytes - arrived };
                return;
            }

            frameStart++;
            frameCount--;
        }

        frameStart = 0;
        wireStart = 0;
    }

    /// <summary>Bytes that have arrived by <paramref name="trueMs"/> and were not taken.</summary>
    public int Available(long trueMs)
    {
        Device?.Advance(this, trueMs);
        Settle(trueMs);
        return receiverCount;
    }

    /// <summary>Takes arrived bytes and tells the device about each frame that was taken to its end.</summary>
    public int Read(Span<byte> into, long trueMs)
    {
        int count = Math.Min(Available(trueMs), into.Length);
        for (int i = 0; i < count; i++)
        {
            into[i] = receiver[receiverStart];
            long tag = tags[receiverStart];
            receiverStart = receiverStart + 1 == receiver.Length ? 0 : receiverStart + 1;
            if (tag != NoTag)
            {
                Device?.Taken(tag, trueMs);
            }
        }

        receiverCount -= count;
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
        Available(trueMs);
        receiverStart = 0;
        receiverCount = 0;
    }

    /// <summary>Throws away what has arrived and what is on the wire: sender or receiver lost its supply.</summary>
    public void Clear()
    {
        receiverStart = receiverCount = 0;
        frameStart = frameCount = 0;
        wireStart = wireCount = 0;
    }

    private void Receive(ReadOnlySpan<byte> bytes, long tag)
    {
        int fitting = Math.Min(bytes.Length, receiver.Length - receiverCount);
        Overruns += bytes.Length - fitting;
        int at = receiverStart + receiverCount;
        at = at >= receiver.Length ? at - receiver.Length : at;
        for (int i = 0; i < fitting; i++)
        {
            receiver[at] = bytes[i];
            tags[at] = i == bytes.Length - 1 ? tag : NoTag;
            at = at + 1 == receiver.Length ? 0 : at + 1;
        }

        receiverCount += fitting;
    }

    private void MakeRoom(int bytes)
    {
        if (wireStart + wireCount + bytes > wire.Length)
        {
            byte[] target = wireCount + bytes > wire.Length ? new byte[(wireCount + bytes) * 2] : wire;
            wire.AsSpan(wireStart, wireCount).CopyTo(target);
            wire = target;
            wireStart = 0;
        }

        if (frameStart + frameCount == frames.Length)
        {
            FrameOnWire[] target = frameCount == frames.Length ? new FrameOnWire[frameCount * 2] : frames;
            frames.AsSpan(frameStart, frameCount).CopyTo(target);
            frames = target;
            frameStart = 0;
        }
    }

    private readonly record struct FrameOnWire(int Bytes, long CompleteAtMs, long Tag);
}
