using Station.Texts;

namespace Station.Tool.Terminals;

/// <summary>
/// Lines from a file or a pipe at the station's terminal: each is typed when the station asks for one, and the session ends when the last one is answered.
/// </summary>
internal sealed class ScriptedSession(TerminalStation station, Stream output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>What the station types when it waits: at a prompt, and after a question.</summary>
    private static readonly byte[][] Prompts = ["\n> "u8.ToArray(), "(yes/no) "u8.ToArray()];

    /// <summary>What a page of a long answer waits with, in either language; a script reads to the end.</summary>
    private static readonly byte[][] Pages = [.. Enum.GetValues<Language>().Select(language => System.Text.Encoding.UTF8.GetBytes(Catalogue.Text(TextKey.More, language)))];

    /// <summary>A station that has not printed for so long (its own time) says no more: it restarts, or waits for the rest of a line.</summary>
    private const long SilenceLimitMs = 10_000;

    private const int TypedAtOnce = 32;

    /// <summary>More than any prompt has.</summary>
    private const int RecentLimit = 64;

    private readonly PlainText plain = new();
    private readonly List<byte> recent = [];

    public async Task RunAsync(Stream input, CancellationToken cancellation)
    {
        using var reader = new StreamReader(input);
        await WaitForPromptAsync(cancellation);
        while (!cancellation.IsCancellationRequested && await reader.ReadLineAsync(cancellation) is { } line)
        {
            await TypeAsync(line + "\r", cancellation);
            await WaitForPromptAsync(cancellation);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>No faster than the station takes it: the port has a small buffer, and a line is not to lose its middle.</summary>
    private async Task TypeAsync(string line, CancellationToken cancellation)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line);
        for (int typed = 0; typed < bytes.Length && !cancellation.IsCancellationRequested; typed += TypedAtOnce)
        {
            station.Line.Type(bytes.AsSpan(typed, Math.Min(TypedAtOnce, bytes.Length - typed)));
            while (station.Line.Unread > 0 && !cancellation.IsCancellationRequested)
            {
                recent.Clear(); // the prompt before this line is not the one after it
                await LiveAsync(cancellation);
            }
        }
    }

    private async Task WaitForPromptAsync(CancellationToken cancellation)
    {
        long printedAtMs = station.ElapsedMs;
        while (!IsPrompted() && station.ElapsedMs - printedAtMs < SilenceLimitMs && !cancellation.IsCancellationRequested)
        {
            if (await LiveAsync(cancellation))
            {
                printedAtMs = station.ElapsedMs;
            }

            if (EndsWith(Pages))
            {
                recent.Clear();
                station.Line.Type(" ");
            }
        }
    }

    private bool IsPrompted() => EndsWith(Prompts);

    private bool EndsWith(byte[][] ends) => ends.Any(end => recent.Count >= end.Length && recent[^end.Length..].SequenceEqual(end));

    /// <summary>Lets a little time pass; whether the station printed meanwhile.</summary>
    private async Task<bool> LiveAsync(CancellationToken cancellation)
    {
        await Task.Delay(Interval, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        station.CatchUp();
        byte[] printed = station.Line.TakePrintedBytes();
        recent.AddRange(printed);
        recent.RemoveRange(0, Math.Max(0, recent.Count - RecentLimit));
        await output.WriteAsync(plain.Of(printed), CancellationToken.None);
        await output.FlushAsync(CancellationToken.None);
        return printed.Length > 0;
    }
}
