using Station.Hal.Simulated;
using Station.Simulator.Environments;

namespace Station.Simulator.Models;

/// <summary>Puts frames on a line, as they are or as a fault leaves them. Tags of damaged frames are the negative of their frame's.</summary>
public sealed class FaultyWire
{
    private const long ByteMsTimesBaud = 10_000;

    private readonly ILineFaults faults;
    private readonly byte[] damaged = new byte[512];

    public FaultyWire(ILineFaults faults)
    {
        this.faults = faults;
    }

    /// <summary>Frames so far; the number of the next frame and its tag.</summary>
    public long Frames { get; private set; } = 1;

    /// <summary>What will go wrong with the next frame.</summary>
    public LineFault Next(long trueMs) => faults.At(trueMs, Frames);

    /// <summary>Sends the next frame, beginning at <paramref name="beginAtMs"/>.</summary>
    public void Send(SerialLine line, ReadOnlySpan<byte> frame, long beginAtMs, LineFault fault)
    {
        long tag = Frames++;
        beginAtMs += faults.LateMs(tag);
        switch (fault)
        {
            case LineFault.Silence:
                break;
            case LineFault.ChangedByte:
                frame.CopyTo(damaged);
                ulong bits = SeededNoise.Bits(0x5EED, tag);
                damaged[(int)(bits % (ulong)frame.Length)] ^= (byte)(1 << (int)(bits >> 32 & 7));
                Put(line, damaged.AsSpan(0, frame.Length), beginAtMs, -tag);
                break;
            case LineFault.CutFrame:
                Put(line, frame[..(frame.Length / 2)], beginAtMs, -tag);
                break;
            case LineFault.NoiseBefore:
                Put(line, [0x00, 0x1E, 0x30, 0x05], beginAtMs, SerialLine.NoTag);
                Put(line, frame, beginAtMs + Duration(line, 4), tag);
                break;
            case LineFault.Interleaved:
                Put(line, frame[..(frame.Length / 2)], beginAtMs, SerialLine.NoTag);
                Put(line, frame, beginAtMs + Duration(line, frame.Length / 2), tag);
                break;
            default:
                Put(line, frame, beginAtMs, tag);
                break;
        }
    }

    private static void Put(SerialLine line, ReadOnlySpan<byte> bytes, long beginAtMs, long tag) =>
        line.Deliver(bytes, beginAtMs + Duration(line, bytes.Length), tag);

    private static long Duration(SerialLine line, int bytes) => (bytes * ByteMsTimesBaud + line.Baud - 1) / line.Baud;
}
