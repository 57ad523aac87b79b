using Station.Texts;

namespace Station.Tool.Terminals;

/// <summary>
/// Lines from a file or a pipe at the station's terminal: each is typed when the station asks for one, and the session ends when the last one is answered.
/// </summary>
internal sealed class ScriptedSession(ITerminalLine station, Screen screen)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>What the station types when it waits: at a prompt, and after a question.</summary>
    private static readonly byte[][] Prompts = ["\n> "u8.ToArray(), "(yes/no) "u8.ToArray()];

    /// <summary>How an answer to a program's line ends: no prompt follows it.</summary>
    private static readonly byte[][] Replies = ["}\r\n"u8.ToArray()];

    /// <summary>What a page of a long answer waits with, in either language; a script reads to the end.</summary>
    private static readonly byte[][] Pages = [.. Enum.GetValues<Language>().Select(language => System.Text.Encoding.UTF8.GetBytes(Catalogue.Text(TextKey.More, language)))];

    /// <summary>A station that has not printed for so long (its own time) says no more: it restarts, or waits for the rest of a line.</summary>
    private const long SilenceLimitMs = 10_000;

    private const int TypedAtOnce = 32;

    private const long SettleMs = 300;

    /// <summary>More than any prompt has.</summary>
    private const int RecentLimit = 64;

    private readonly List<byte> recent = [];

    /// <param name="input">The lines.</param>
    /// <param name="name">What the station is called when it does not answer.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Stream input, string name, CancellationToken cancellation)
    {
        using var reader = new StreamReader(input);
        station.Wake();
        if (!await WaitForAsync(Prompts, cancellation) && station is PortLine && !cancellation.IsCancellationRequested)
        {
            throw PortLine.Silence(name);
        }

        await SettleAsync(cancellation);
        while (!cancellation.IsCancellationRequested && await ReadAsync(reader, cancellation) is { } line)
        {
            await TypeAsync(line + "\r", cancellation);
            await WaitForAsync(line.StartsWith('@') ? Replies : Prompts, cancellation);
        }

        await screen.ShowAsync("\n"u8.ToArray());
    }

    /// <summary>The next line; what the station prints while it is awaited is shown.</summary>
    private async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        Task<string?> reading = reader.ReadLineAsync(cancellation).AsTask();
        while (!reading.IsCompleted)
        {
            await LiveAsync(cancellation);
        }

        return await reading;
    }

    /// <summary>Until the station has said all that it says by itself: a greeting, and an answer to whoever was there before.</summary>
    private async Task SettleAsync(CancellationToken cancellation)
    {
        for (long quietSinceMs = station.ElapsedMs; station.ElapsedMs - quietSinceMs < SettleMs && !cancellation.IsCancellationRequested;)
        {
            quietSinceMs = await LiveAsync(cancellation) ? station.ElapsedMs : quietSinceMs;
        }
    }

    /// <summary>No faster than the station takes it: the port has a small buffer, and a line is not to lose its middle.</summary>
    private async Task TypeAsync(string line, CancellationToken cancellation)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line);
        recent.Clear(); // the prompt before this line is not the one after it
        for (int typed = 0; typed < bytes.Length && !cancellation.IsCancellationRequested; typed += TypedAtOnce)
        {
            station.Type(bytes.AsSpan(typed, Math.Min(TypedAtOnce, bytes.Length - typed)));
            while (station.Unread > 0 && !cancellation.IsCancellationRequested)
            {
                recent.Clear(); // nor is what came while it was typed
                await LiveAsync(cancellation);
            }
        }
    }

    /// <summary>False when the station says no more without asking for a line.</summary>
    private async Task<bool> WaitForAsync(byte[][] ends, CancellationToken cancellation)
    {
        long printedAtMs = station.ElapsedMs;
        while (!EndsWith(ends) && station.ElapsedMs - printedAtMs < SilenceLimitMs && !cancellation.IsCancellationRequested)
        {
            if (await LiveAsync(cancellation))
            {
                printedAtMs = station.ElapsedMs;
            }

            if (EndsWith(Pages))
            {
                recent.Clear();
                station.Type(" "u8);
            }
        }

        return EndsWith(ends);
    }

    private bool EndsWith(byte[][] ends) => ends.Any(end => recent.Count >= end.Length && recent[^end.Length..].SequenceEqual(end));

    /// <summary>Lets a little time pass; whether the station printed meanwhile.</summary>
    private async Task<bool> LiveAsync(CancellationToken cancellation)
    {
        await Task.Delay(Interval, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        byte[] printed = station.TakePrinted();
        recent.AddRange(printed);
        recent.RemoveRange(0, Math.Max(0, recent.Count - RecentLimit));
        await screen.ShowAsync(printed);
        return printed.Length > 0;
    }
}
