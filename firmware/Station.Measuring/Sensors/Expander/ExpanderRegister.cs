namespace Station.Sensors.Expander;

/// <summary>
/// Registers of the SC16IS752 (NXP data sheet SC16IS752_SC16IS762 rev. 9, table 10) as they stand in the first byte of a transfer: their addresses in bits 6 to 3 (section
/// 11). Bit 7 is set to read, bit 1 is the channel.
/// </summary>
public static class ExpanderRegister
{
    /// <summary>RHR, read: the receive FIFO. THR, write: the transmit FIFO.</summary>
    public const int Data = 0x00 << 3;

    /// <summary>FCR, write: FIFO control (section 8.3).</summary>
    public const int FifoControl = 0x02 << 3;

    /// <summary>LCR: word format and divisor latch (section 8.4).</summary>
    public const int LineControl = 0x03 << 3;

    /// <summary>LSR, read: line status (section 8.5). Reading clears the error bits.</summary>
    public const int LineStatus = 0x05 << 3;

    /// <summary>TXLVL: free places in the transmit FIFO (section 8.9).</summary>
    public const int TransmitLevel = 0x08 << 3;

    /// <summary>RXLVL: bytes in the receive FIFO (section 8.10).</summary>
    public const int ReceiveLevel = 0x09 << 3;

    /// <summary>DLL and DLH, while LCR[7] is 1: the divisor of the baud rate (section 8.2).</summary>
    public const int DivisorLow = 0x00 << 3;
    public const int DivisorHigh = 0x01 << 3;

    /// <summary>FCR: FIFOs on.</summary>
    public const byte FifoEnable = 0x01;

    /// <summary>FCR: empty the receive FIFO.</summary>
    public const byte ResetReceiveFifo = 0x02;

    /// <summary>FCR: empty the transmit FIFO.</summary>
    public const byte ResetTransmitFifo = 0x04;

    /// <summary>LCR: 8 data bits, no parity, 1 stop bit.</summary>
    public const byte EightNoneOne = 0x03;

    /// <summary>LCR: the divisor latch is reached at addresses 0 and 1.</summary>
    public const byte DivisorLatch = 0x80;

    /// <summary>LSR: bytes came and found no room.</summary>
    public const byte Overrun = 0x02;
}
