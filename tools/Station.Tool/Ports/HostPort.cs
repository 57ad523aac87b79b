using System.IO.Ports;
using Station.Hal;

namespace Station.Tool.Ports;

/// <summary>
/// A serial port of this machine behind the interface that the firmware's drivers see, 8 data bits, no parity, 1 stop bit. A port that is pulled out in the
/// middle is noticed by the next call, whatever the system makes of it.
/// </summary>
internal sealed class HostPort : IBytePort, IDisposable
{
    /// <summary>Nobody on the other side of a pseudo-terminal takes the bytes, or a flow-controlled adapter waits: they are given up.</summary>
    private const int WriteLimitMs = 200;

    private readonly SerialPort port;
    private readonly string? node;
    private int lineErrors;

    private HostPort(SerialPort port, string? node)
    {
        this.port = port;
        this.node = node;
        port.ErrorReceived += (_, _) => Interlocked.Increment(ref lineErrors);
    }

    /// <summary>Its name as it was given.</summary>
    public string Name => port.PortName;

    /// <summary>Bits a second; the port stays open when it changes, so that an adapter does not reset what hangs on its control lines.</summary>
    /// <exception cref="ToolError">The port cannot do that, or is gone.</exception>
    public int Baud
    {
        get => port.BaudRate;
        set => Use(() => port.BaudRate = value);
    }

    public int Available => Use(() => port.BytesToRead);

    /// <summary>As far as the system tells: Linux counts them for itself alone.</summary>
    public int LineErrors => Volatile.Read(ref lineErrors);

    /// <exception cref="ToolError">There is no such port, it is no serial port, is not this user's to open, or is in use.</exception>
    public static HostPort Open(string name, int baud)
    {
        if (baud is < PortErrors.LowestBaud or > PortErrors.HighestBaud)
        {
            throw PortErrors.Baud(baud);
        }

        var port = new SerialPort(name, baud, Parity.None, 8, StopBits.One) { WriteTimeout = WriteLimitMs, ReadTimeout = WriteLimitMs };
        try
        {
            PortErrors.Check(name);
            OpenSurely(port);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            throw PortErrors.Of(name, error);
        }

        return new HostPort(port, PortErrors.NodeOf(name));
    }

    public int Read(byte[] buffer, int offset, int count) => Use(() => Math.Min(port.BytesToRead, count) is > 0 and int there ? port.Read(buffer, offset, there) : 0);

    public bool Write(byte[] buffer, int offset, int count) => Use(() =>
    {
        try
        {
            port.Write(buffer, offset, count);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    });

    public void DiscardInput() => Use(() =>
    {
        port.DiscardInBuffer();
        return true;
    });

    public void Dispose()
    {
        try
        {
            port.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is gone cannot be closed any better.
        }
    }

    /// <summary>The library loses the reason of the first failure in a process, while it loads its native half: the second attempt has it.</summary>
    private static void OpenSurely(SerialPort port)
    {
        try
        {
            port.Open();
        }
        catch (UnauthorizedAccessException)
        {
            port.Open();
        }
    }

    private T Use<T>(Func<T> action)
    {
        // A hung-up line reads as silence: what tells is that its device is no longer there.
        if (node is not null && !File.Exists(node))
        {
            throw PortErrors.Lost(Name);
        }

        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw PortErrors.Lost(Name);
        }
    }
}
