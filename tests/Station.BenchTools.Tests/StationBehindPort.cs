using Station.Texts;
using Station.Tool;
using Station.Tool.Ports;
using Station.Tool.Terminals;

namespace Station.BenchTools.Tests;

/// <summary>A station with the real firmware whose terminal is a serial port of this machine.</summary>
internal sealed class StationBehindPort : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly HostPort port;
    private readonly TerminalStation station;
    private readonly CancellationTokenSource ending = new();
    private readonly Task living;

    /// <param name="portName">The far end of a pair.</param>
    /// <param name="speed">Virtual seconds a real second.</param>
    public StationBehindPort(string portName, double speed = 1)
    {
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "minimum.profile"));
        station = new TerminalStation(profile, Language.English, speed);
        port = HostPort.Open(portName, 115_200);
        living = Task.Run(LiveAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await living;
        port.Dispose();
        ending.Dispose();
    }

    private async Task LiveAsync()
    {
        byte[] arrived = new byte[64];
        while (!ending.IsCancellationRequested)
        {
            try
            {
                station.Type(arrived.AsSpan(0, port.Read(arrived, 0, arrived.Length)));
                byte[] printed = station.TakePrinted();
                port.Write(printed, 0, printed.Length);
            }
            catch (ToolError)
            {
                return; // the cable was pulled
            }

            await Task.Delay(Interval).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
