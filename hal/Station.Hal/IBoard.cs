namespace Station.Hal;

/// <summary>Everything that a board offers to the firmware.</summary>
public interface IBoard
{
    /// <summary>Name of the board definition, such as <c>reference</c>.</summary>
    string Name { get; }

    IClock Clock { get; }

    IFileStore Files { get; }

    IMac Mac { get; }

    IChecksum Checksum { get; }

    IRandomBytes Random { get; }

    IBoardControl Control { get; }

    INetworkLink Network { get; }

    IDatagrams Datagrams { get; }

    IMqttSession Mqtt { get; }

    /// <summary>Reads certificates.</summary>
    ICertificates Certificates { get; }

    /// <summary>External RAM: without it TLS leaves little memory to everything else.</summary>
    bool HasExternalRam { get; }

    /// <summary>The line of the service terminal.</summary>
    IBytePort Terminal { get; }

    /// <summary>The rail that feeds the sensors; null where it cannot be switched.</summary>
    IDigitalOutput SensorRail { get; }

    /// <summary>Supply voltage of the station.</summary>
    IAnalogInput Supply { get; }

    /// <summary>Size of the flash volume in bytes: there is no way to ask the platform for it.</summary>
    int VolumeBytes { get; }

    /// <summary>Places for SC16IS752 UART expanders: X1, X2 and so on. Which of them are fitted shows when they are used.</summary>
    int ExpanderCount { get; }

    /// <summary>Names of the chip's UARTs that sensors can have (COM2, COM3): all but the terminal's.</summary>
    string[] SensorPorts { get; }

    /// <summary>The I2C bus with the sensors.</summary>
    II2cBus I2c { get; }

    /// <summary>The SPI bus with the expanders: X1 is device 0. Null where there is no place for any.</summary>
    ISpiBus Spi { get; }

    /// <summary>The LED of that name.</summary>
    IDigitalOutput Indicator(IndicatorName name);

    /// <summary>Opens a UART of the chip by its name (COM2, COM3), 8 data bits, no parity, 1 stop bit. Null when the board has none of that name or it is taken.</summary>
    IBytePort OpenPort(string name, int baud, PortMode mode);
}
