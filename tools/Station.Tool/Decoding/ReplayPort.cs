using Station.Hal;
using Station.Sensors;

namespace Station.Tool.Decoding;

/// <summary>
/// A serial line on which the bytes of a row arrive once the driver listens. A driver takes a chunk for a sample and leaves the line alone when it has its
/// reading; the beginning of a frame at the end of a chunk arrives again with the next, because here nothing is lost for lack of time.
/// </summary>
internal sealed class ReplayPort(byte[] bytes, Func<SensorCounters> counters) : IBytePort
{
    private int position;
    private bool listening;
    private bool sampleBegins;
    private int? skippedInFrames;
    private int arrivedAgain;

    public int Available => listening ? bytes.Length - position : 0;

    public int LineErrors => 0;

    /// <summary>All has arrived, and the driver has begun a further sample, so what it counts is complete.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Bytes at the end that begin a frame and do not end it.</summary>
    public int Unfinished { get; private set; }

    /// <summary>Bytes that belong to no frame.</summary>
    public int BytesSkipped => counters().BytesSkipped - arrivedAgain;

    public bool Write(byte[] buffer, int offset, int count) => true;

    public void DiscardInput()
    {
        NoteSkipped();
        listening = true;
        sampleBegins = true;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (sampleBegins)
        {
            sampleBegins = false;
            TakeBack();
        }
        else
        {
            NoteSkipped();
        }

        int taken = Math.Min(count, Available);
        Array.Copy(bytes, position, buffer, offset, taken);
        position += taken;
        skippedInFrames = taken > 0 ? null : skippedInFrames;
        return taken;
    }

    /// <summary>What the driver counts as skipped from here to the next sample is the beginning of a frame that it gives up.</summary>
    private void NoteSkipped() => skippedInFrames ??= counters().BytesSkipped;

    private void TakeBack()
    {
        int begun = counters().BytesSkipped - (skippedInFrames ?? counters().BytesSkipped);
        skippedInFrames = counters().BytesSkipped;
        if (position < bytes.Length)
        {
            position -= begun;
            arrivedAgain += begun;
            return;
        }

        Unfinished = IsOver ? Unfinished : begun;
        IsOver = true;
    }
}
