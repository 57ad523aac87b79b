using System.Text;

namespace Station.Tool.Terminals;

/// <summary>A person at the station's terminal: each key goes to the station, which echoes and edits.</summary>
internal sealed class KeyboardSession(TerminalStation station, Stream output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            TypeKeys();
            station.CatchUp();
            await output.WriteAsync(station.Line.TakePrintedBytes(), CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
            await Task.Delay(Interval, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void TypeKeys()
    {
        var typed = new StringBuilder();
        while (Console.KeyAvailable)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        station.Line.Type(typed.ToString());
    }
}
