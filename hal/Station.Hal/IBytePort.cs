namespace Station.Hal;

/// <summary>
/// An open serial port: a UART of the chip, a channel of a UART expander, or the terminal's line. Nothing blocks:
/// what has arrived is taken, what is written is queued. Worst stall: some SPI transfers (1 ms each) behind an expander,
/// none on a UART of the chip.
/// </summary>
public interface IBytePort
{
    /// <summary>Bytes that have arrived and were not yet taken.</summary>
    int Available { get; }

    /// <summary>Bytes lost or damaged on the line since the port was opened: overruns, framing and parity errors.</summary>
    int LineErrors { get; }

    /// <summary>Takes up to <paramref name="count"/> arrived bytes and returns how many were taken, possibly 0.</summary>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Queues bytes for sending. False when the port refused; nothing of them is sent then.</summary>
    bool Write(byte[] buffer, int offset, int count);

    /// <summary>Throws away whatever has arrived.</summary>
    void DiscardInput();
}
