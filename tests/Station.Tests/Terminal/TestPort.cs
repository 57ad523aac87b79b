using System.Text;
using Station.Hal;

namespace Station.Tests.Terminal;

/// <summary>The line of a terminal, with a person at its other end.</summary>
internal sealed class TestPort : IBytePort
{
    private readonly Queue<byte> typed = new();
    private readonly List<byte> printed = [];
    private readonly Decoder decoder = new UTF8Encoding(false, true).GetDecoder();

    public int Available => typed.Count;

    public int LineErrors => 0;

    /// <summary>Longest single write.</summary>
    public int LongestWrite { get; private set; }

    public bool Refuses { get; set; }

    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public void Type(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            typed.Enqueue(value);
        }
    }

    /// <summary>Takes what was printed since the last call; throws when it is not valid UTF-8. A character that is halfway out comes with the next call.</summary>
    public string TakePrinted()
    {
        char[] text = new char[printed.Count + 1];
        int count = decoder.GetChars([.. printed], text, false);
        printed.Clear();
        return new string(text, 0, count);
    }

    /// <summary>The same, whatever it is.</summary>
    public byte[] TakePrintedBytes()
    {
        byte[] bytes = [.. printed];
        printed.Clear();
        return bytes;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && typed.TryDequeue(out byte value))
        {
            buffer[offset + taken++] = value;
        }

        return taken;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (Refuses)
        {
            return false;
        }

        LongestWrite = Math.Max(LongestWrite, count);
        printed.AddRange(buffer.AsSpan(offset, count));
        return true;
    }

    public void DiscardInput() => typed.Clear();
}
