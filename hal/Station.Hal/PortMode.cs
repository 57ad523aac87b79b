namespace Station.Hal;

/// <summary>What drives the line behind a serial port.</summary>
public enum PortMode : byte
{
    /// <summary>Plain receive and transmit lines.</summary>
    FullDuplex = 0,

    /// <summary>RS-485, half duplex, with a direction pin driven by the UART.</summary>
    Rs485 = 1,
}
