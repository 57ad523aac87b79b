using System;
using System.IO.Ports;

namespace Station.Hal.Esp32;

/// <summary>A UART of the chip.</summary>
public sealed class UartPort : IBytePort
{
    /// <summary>
    /// The buffer holds a second of traffic at 9600 baud, and the longest stall of the machine (15 s) of a sensor that sends 64 bytes a
    /// second.
    /// </summary>
    private const int BufferBytes = 1024;

    /// <summary>Longer than any frame that the station sends takes at 9600 baud.</summary>
    private const int WriteTimeoutMs = 500;

    private readonly SerialPort port;
    private readonly byte[] discarded = new byte[16];

    private UartPort(SerialPort port) => this.port = port;

    /// <summary>Always 0: the platform's driver tells of no line errors.</summary>
    public int LineErrors => 0;

    public int Available
    {
        get
        {
            try
            {
                return port.BytesToRead;
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }

    /// <summary>Opens the UART, whose pins are set already; null when it is taken, as COM1 always is.</summary>
    public static UartPort Open(string name, int baud, PortMode mode)
    {
        try
        {
            SerialPort port = new SerialPort(name, baud, Parity.None, 8, StopBits.One);
            port.ReadBufferSize = BufferBytes;
            port.WriteTimeout = WriteTimeoutMs;
            port.Mode = mode == PortMode.Rs485 ? SerialMode.RS485 : SerialMode.Normal;
            port.Open();
            return new UartPort(port);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            // Read waits for as many bytes as it is asked for.
            int waiting = port.BytesToRead;
            int taken = waiting < count ? waiting : count;
            return taken == 0 ? 0 : port.Read(buffer, offset, taken);
        }
        catch (Exception)
        {
            return 0;
        }
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        try
        {
            port.Write(buffer, offset, count);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void DiscardInput()
    {
        while (Read(discarded, 0, discarded.Length) > 0)
        {
        }
    }
}
