using System.Diagnostics;
using Station.Tool.Ports;

namespace Station.Tool.Terminals;

/// <summary>The terminal of a real station, on a serial port of this machine.</summary>
internal sealed class PortLine(HostPort port) : ITerminalLine
{
    /// <summary>Drops a line that somebody has begun, and asks for a prompt.</summary>
    private static readonly byte[] Begin = [0x15, (byte)'\r'];

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly byte[] buffer = new byte[4_096];

    public long ElapsedMs => watch.ElapsedMilliseconds;

    public int Unread => 0;

    public void Wake() => Type(Begin);

    public void Type(ReadOnlySpan<byte> bytes)
    {
        byte[] typed = bytes.ToArray();
        if (typed.Length > 0 && !port.Write(typed, 0, typed.Length))
        {
            throw Silence(port.Name);
        }
    }

    public byte[] TakePrinted() => buffer[..port.Read(buffer, 0, buffer.Length)];

    /// <summary>Nobody is there, or nobody who understands.</summary>
    public static ToolError Silence(string name) => new(
        ExitStatus.Environment, "terminal-silence", $"{name}: no station answers.",
        "See that the station has its supply and the cable is on the connector of its terminal (COM2, not USB), RX on TX; name another rate with --baud.");
}
