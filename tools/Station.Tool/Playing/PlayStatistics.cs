using System.Globalization;

namespace Station.Tool.Playing;

/// <summary>The line that says how playing goes: rewritten each second on a terminal, written each ten seconds elsewhere.</summary>
internal sealed class PlayStatistics(SensorPlayer player, PlayedFaults faults, TextWriter output, bool isTerminal)
{
    private readonly TimeSpan interval = TimeSpan.FromSeconds(isTerminal ? 1 : 10);
    private TimeSpan due;

    public void Show()
    {
        if (player.Time < due)
        {
            return;
        }

        due = player.Time + interval;
        output.Write(isTerminal ? $"\r{Line()}\x1b[K" : Line() + Environment.NewLine);
        output.Flush();
    }

    /// <summary>The last word.</summary>
    public void Finish() => output.WriteLine(isTerminal ? $"\r{Line()}\x1b[K" : Line());

    private string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{player.Time:d\\.hh\\:mm\\:ss}  {faults.Frames} frames, {player.BytesSent} bytes sent, {player.Commands} commands and questions received, {faults.Summary()}");
}
