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

    private readonly int receiverBytes;
    private readonly byte[] receiver;
    private FrameEnd[] ends = new FrameEnd[8];
    private byte[] wire = new byte[256];
    private FrameOnWire[] frames = new FrameOnWire[8];
    private int receiverStart;
    private int receiverCount;
    private int endStart;
    private int endCount;
    private long bytesReceived;
    private int frameStart;
    private int frameCount;
    private int wireStart;
    private int wireCount;

    public SerialLine(ISerialDevice? device, int baud, int receiverBytes)
    {
        Device = device;
        Baud = baud;
        this.receiverBytes = receiverBytes;
        receiver = new byte[receiverBytes * 2]; // twice, so that bytes move down only once in a while
    }

    public ISerialDevice? Device { get; set; }

    public int Baud { get; set; }

    /// <summary>What becomes of each byte that arrives: it stays, is another one, or is lost (-1). Null for the usual receiver, which takes what comes.</summary>
    public Func<byte, int>? Disturbance { get; set; }

    /// <summary>Bytes lost because the receiver was full.</summary>
    public int Overruns { get; private set; }

    /// <summary>True when the receiver can take no more: what a streaming device sends now is lost anyway.</summary>
    public bool IsFull => receiverCount == receiverBytes;

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
        frames[frameStart + frameCount++] = new FrameOnWire(frame.Length, completeAtMs, frameTag, false);
    }

    /// <summary>Lets bytes of the wire arrive that were due by <paramref name="trueMs"/>.</summary>
    public void Settle(long trueMs)
    {
        while (frameCount > 0)
        {
            ref FrameOnWire frame = ref frames[frameStart];
            long laterBytes = frame.CompleteAtMs <= trueMs ? 0 : ((frame.CompleteAtMs - trueMs) * Baud + BitMsPerByte - 1) / BitMsPerByte;
            int arrived = (int)Math.Max(0, frame.Bytes - laterBytes);
            Span<byte> bytes = wire.AsSpan(wireStart, arrived);
            bool isHit = false;
            int kept = Disturbance is null ? arrived : Disturb(bytes, out isHit);
            bool whole = Receive(bytes[..kept], arrived == frame.Bytes && !isHit ? frame.Tag : NoTag) && !isHit;
            wireStart += arrived;
            wireCount -= arrived;
            if (arrived < frame.Bytes)
            {
                frame = new FrameOnWire(frame.Bytes - arrived, frame.CompleteAtMs, whole ? frame.Tag : NoTag, frame.IsBegun || arrived > 0);
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
        receiver.AsSpan(receiverStart, count).CopyTo(into);
        receiverStart += count;
        receiverCount -= count;
        long bytesTaken = bytesReceived - receiverCount;
        while (endCount > 0 && ends[endStart].Position <= bytesTaken)
        {
            long tag = ends[endStart].Tag;
            endStart++;
            endCount--;
            Device?.Taken(tag, trueMs);
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
        Available(trueMs);
        EmptyReceiver();
        if (frameCount > 0 && frames[frameStart].IsBegun)
        {
            // Its beginning is thrown away: whoever reads the rest has no frame.
            frames[frameStart] = frames[frameStart] with { Tag = NoTag };
        }
    }

    /// <summary>Throws away what has arrived and what is on the wire: sender or receiver lost its supply.</summary>
    public void Clear()
    {
        EmptyReceiver();
        frameStart = frameCount = 0;
        wireStart = wireCount = 0;
    }

    /// <summary>Leaves at the beginning what the disturbance leaves of the bytes.</summary>
    private int Disturb(Span<byte> bytes, out bool isHit)
    {
        int kept = 0;
        isHit = false;
        foreach (byte value in bytes)
        {
            int arriving = Disturbance!(value);
            isHit |= arriving != value;
            if (arriving >= 0)
            {
                bytes[kept++] = (byte)arriving;
            }
        }

        return kept;
    }

    /// <summary>Puts bytes into the receiver; false when it lost some of them.</summary>
    private bool Receive(ReadOnlySpan<byte> bytes, long tag)
    {
        int fitting = Math.Min(bytes.Length, receiverBytes - receiverCount);
        Overruns += bytes.Length - fitting;
        if (receiverStart + receiverCount + fitting > receiver.Length)
        {
            receiver.AsSpan(receiverStart, receiverCount).CopyTo(receiver);
            receiverStart = 0;
        }

        bytes[..fitting].CopyTo(receiver.AsSpan(receiverStart + receiverCount));
        receiverCount += fitting;
        bytesReceived += fitting;
        bool whole = fitting == bytes.Length;
        if (tag != NoTag && whole)
        {
            MarkEnd(tag);
        }

        return whole;
    }

    private void MarkEnd(long tag)
    {
        if (endStart + endCount == ends.Length)
        {
            FrameEnd[] target = endCount == ends.Length ? new FrameEnd[endCount * 2] : ends;
            ends.AsSpan(endStart, endCount).CopyTo(target);
            ends = target;
            endStart = 0;
        }

        ends[endStart + endCount++] = new FrameEnd(bytesReceived, tag);
    }

    private void EmptyReceiver()
    {
        receiverStart = receiverCount = 0;
        endStart = endCount = 0;
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

    private readonly record struct FrameOnWire(int Bytes, long CompleteAtMs, long Tag, bool IsBegun);

    private readonly record struct FrameEnd(long Position, long Tag);
}
