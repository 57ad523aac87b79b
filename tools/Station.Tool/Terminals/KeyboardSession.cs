using System.Text;

namespace Station.Tool.Terminals;

/// <summary>A person at the station's terminal: each key goes to the station, which echoes and edits.</summary>
internal sealed class KeyboardSession(ITerminalLine station, Screen screen)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(CancellationToken cancellation)
    {
        station.Wake();
        while (!cancellation.IsCancellationRequested)
        {
            TypeKeys();
            await screen.ShowAsync(station.TakePrinted());
            await Task.Delay(Interval, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void TypeKeys()
    {
        var typed = new StringBuilder();
        while (Console.KeyAvailable)
        {
            typed.Append(Sent(Console.ReadKey(intercept: true)));
        }

        station.Type(Encoding.UTF8.GetBytes(typed.ToString()));
    }

    /// <summary>What terminals send for a key: those that move have no character of their own.</summary>
    private static string Sent(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.UpArrow => "\u001b[A",
        ConsoleKey.DownArrow => "\u001b[B",
        ConsoleKey.Enter => "\r",
        ConsoleKey.Backspace => "\b",
        _ => key.KeyChar == '\0' ? string.Empty : key.KeyChar.ToString(),
    };
}
