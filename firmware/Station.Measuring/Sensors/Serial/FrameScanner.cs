using System;

namespace Station.Sensors.Serial;

/// <summary>
/// Finds frames in a stream of bytes that may be damaged, cut or mixed with anything. What is no frame is skipped byte by byte and
/// counted, so that a good frame behind, or inside, a bad one is found. Bounded work: a byte is inspected at most once for each
/// position in the buffer. Never throws.
/// </summary>
public abstract class FrameScanner
{
    /// <summary>Verdict of <see cref="Inspect"/>: no frame begins here.</summary>
    protected const int NoFrame = -1;

    /// <summary>Verdict of <see cref="Inspect"/>: a whole frame whose checksum is wrong begins here.</summary>
    protected const int Damaged = -2;

    private readonly SensorCounters counters;
    private int length;
    private int wanted = 1;
    private int completed;

    protected FrameScanner(int longestFrame, SensorCounters counters)
    {
        Buffer = new byte[longestFrame];
        this.counters = counters;
    }

    /// <summary>What the last <see cref="Feed"/> found; its bytes stay readable until the next one.</summary>
    public FrameKind Kind { get; private set; }

    /// <summary>Bytes that arrived and belong to no whole frame yet.</summary>
    public int Pending => length - completed;

    protected byte[] Buffer { get; }

    /// <summary>
    /// Takes bytes until one completes a frame. Returns the index behind the last byte taken; call again while
    /// <see cref="Kind"/> is not None or bytes are left, because a damaged frame may have hidden a good one.
    /// </summary>
    public int Feed(byte[] data, int from, int to)
    {
        if (completed > 0)
        {
            Drop(completed);
            completed = 0;
            if (Settle())
            {
                return from;
            }
        }

        while (from < to)
        {
            // Nothing can be said before so many are there: they are taken at once, because a loop over bytes is what the interpreter is slowest at.
            int count = wanted > length ? wanted - length : 1;
            count = count < to - from ? count : to - from;
            Array.Copy(data, from, Buffer, length, count);
            length += count;
            from += count;
            if (length >= wanted && Settle())
            {
                return from;
            }
        }

        Kind = FrameKind.None;
        return from;
    }

    /// <summary>Gives up what was begun; its bytes count as skipped.</summary>
    public void Reset()
    {
        counters.BytesSkipped += length - completed;
        length = 0;
        completed = 0;
        wanted = 1;
        Kind = FrameKind.None;
    }

    /// <summary>
    /// Judges the first <paramref name="available"/> bytes (at least 1) of the buffer. Returns how many bytes it takes to say more; or the
    /// length of the whole frame that begins there, with its kind; or <see cref="NoFrame"/> or <see cref="Damaged"/>.
    /// </summary>
    protected abstract int Inspect(byte[] buffer, int available, out FrameKind kind);

    private bool Settle()
    {
        while (length > 0)
        {
            int verdict = Inspect(Buffer, length, out FrameKind kind);
            if (verdict > length)
            {
                wanted = verdict;
                return false;
            }

            if (verdict > 0)
            {
                Complete(verdict, kind);
                return true;
            }

            if (verdict == Damaged)
            {
                counters.ChecksumErrors++;
            }

            counters.BytesSkipped++;
            Drop(1);
        }

        wanted = 1;
        return false;
    }

    private void Complete(int frameLength, FrameKind kind)
    {
        completed = frameLength;
        wanted = 1;
        Kind = kind;
        switch (kind)
        {
            case FrameKind.Reading:
                counters.FramesGood++;
                break;
            case FrameKind.InstrumentError:
                counters.InstrumentErrors++;
                break;
            default:
                counters.FramesOther++;
                break;
        }
    }

    private void Drop(int count)
    {
        length -= count;
        if (length > 0)
        {
            Array.Copy(Buffer, count, Buffer, 0, length);
        }
    }
}
