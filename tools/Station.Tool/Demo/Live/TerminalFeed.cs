using System.Text;
using Station.Hal.Simulated;
using Station.Page.Contract;

namespace Station.Tool.Demo.Live;

/// <summary>A station's terminal as the page has it: what was printed is kept for whoever opens the page later, what is typed waits until the port has room.</summary>
internal sealed class TerminalFeed(TerminalLine line)
{
    /// <summary>As much as a terminal scrolls back.</summary>
    private const int MostCharacters = 32_768;

    /// <summary>More than anybody pastes.</summary>
    private const int MostTypedBytes = 4_096;

    /// <summary>A few at a time: the port has a small buffer, and a line is not to lose its middle.</summary>
    private const int TypedAtOnce = 32;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder kept = new();
    private readonly Queue<byte> typed = new();

    /// <summary>Characters printed in all.</summary>
    public long Printed { get; private set; }

    /// <summary>Takes keys; false when there are too many for the station to follow.</summary>
    public bool TryType(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (typed.Count + bytes.Length > MostTypedBytes)
        {
            return false;
        }

        Array.ForEach(bytes, typed.Enqueue);
        return true;
    }

    /// <summary>What was typed at a station that has lost its supply is lost.</summary>
    public void Forget() => typed.Clear();

    /// <summary>Passes keys on and takes what was printed, while the station stands still. Whether it printed.</summary>
    public bool Exchange()
    {
        if (line.Unread == 0 && typed.Count > 0)
        {
            line.Type([.. Enumerable.Range(0, Math.Min(TypedAtOnce, typed.Count)).Select(_ => typed.Dequeue())]);
        }

        byte[] bytes = line.TakePrintedBytes();
        char[] characters = new char[bytes.Length + 1];
        int count = decoder.GetChars(bytes, characters, false);
        lock (kept)
        {
            kept.Append(characters, 0, count);
            kept.Remove(0, Math.Max(0, kept.Length - MostCharacters));
            Printed += count;
        }

        return count > 0;
    }

    /// <summary>What was printed after so many characters, as far as it is kept.</summary>
    public PrintedText After(long from)
    {
        lock (kept)
        {
            int start = (int)Math.Clamp(kept.Length - (Printed - from), 0, kept.Length);
            return new PrintedText(kept.ToString(start, kept.Length - start), Printed);
        }
    }
}
