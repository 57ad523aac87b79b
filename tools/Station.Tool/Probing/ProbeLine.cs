using Station.Hal;

namespace Station.Tool.Probing;

/// <summary>A line that is listened to and asked on. Everything that arrives since the rate was set is kept.</summary>
/// <param name="port">The port.</param>
/// <param name="setBaud">Changes its rate.</param>
internal sealed class ProbeLine(IBytePort port, Action<int> setBaud)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>An answer has ended when nothing came for so long: adapters hand over what they have each 16 ms.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(35);

    /// <summary>The longest answer at the slowest rate, and some noise before it.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMilliseconds(150);

    private readonly byte[] chunk = new byte[1_024];
    private List<byte> heard = [];

    public int Baud { get; private set; }

    /// <summary>All bytes that have arrived at this rate.</summary>
    public byte[] Heard => [.. heard];

    /// <summary>Bytes that have arrived at all rates.</summary>
    public int BytesArrived { get; private set; }

    /// <summary>A question came back as it was sent: the line returns what is written to it.</summary>
    public bool Echoes { get; private set; }

    public void Begin(int baud)
    {
        Baud = baud;
        setBaud(baud);
        port.DiscardInput();
        heard = [];
    }

    /// <summary>Keeps what arrives.</summary>
    public async Task ListenAsync(TimeSpan time, CancellationToken cancellation)
    {
        for (long begun = Environment.TickCount64; Environment.TickCount64 - begun < time.TotalMilliseconds;)
        {
            Take();
            await Task.Delay(Poll, cancellation);
        }
    }

    /// <summary>Writes without waiting for anything.</summary>
    public void Tell(byte[] command) => port.Write(command, 0, command.Length);

    /// <summary>
    /// Asks, and returns what arrives until the line falls silent again, without the question's own echo; nothing when no byte comes in time.
    /// </summary>
    public async Task<byte[]> AskAsync(byte[] question, TimeSpan patience, CancellationToken cancellation)
    {
        Take();
        int before = heard.Count;
        Tell(question);
        long begun = Environment.TickCount64;
        long last = begun;
        while (Environment.TickCount64 - begun < (patience + LongestAnswer).TotalMilliseconds)
        {
            if (Take())
            {
                last = Environment.TickCount64;
            }

            bool answered = AnswerFrom(before, question) < heard.Count;
            if (Environment.TickCount64 - last >= (answered ? Quiet : patience).TotalMilliseconds)
            {
                break;
            }

            await Task.Delay(Poll, cancellation);
        }

        int from = AnswerFrom(before, question);
        Echoes |= from > before;
        return [.. heard.Skip(from)];
    }

    private int AnswerFrom(int before, byte[] question) => heard.Skip(before).Take(question.Length).SequenceEqual(question) ? before + question.Length : before;

    private bool Take()
    {
        int count = port.Read(chunk, 0, chunk.Length);
        heard.AddRange(chunk.AsSpan(0, count));
        BytesArrived += count;
        return count > 0;
    }
}
