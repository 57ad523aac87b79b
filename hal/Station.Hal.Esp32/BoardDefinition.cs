namespace Station.Hal.Esp32;

/// <summary>
/// Which chip a board has and what hangs on which pin: data alone, so that a test on the host can hold it against the chip. A pin that is
/// not there is <see cref="SerialLine.NoPin"/>.
/// </summary>
public sealed class BoardDefinition
{
    /// <summary>The name that the file <c>board</c> gives to choose it.</summary>
    public string Name { get; set; }

    /// <summary>ESP32 or ESP32-S3.</summary>
    public string Chip { get; set; }

    public int FlashMegabytes { get; set; }

    /// <summary>Size of the <c>config</c> partition in the platform's stock partition tables.</summary>
    public int VolumeBytes => FlashMegabytes >= 16 ? 3 * 1024 * 1024 : FlashMegabytes >= 8 ? 2 * 1024 * 1024 : 256 * 1024;

    /// <summary>External RAM: TLS needs it.</summary>
    public bool HasExternalRam { get; set; }

    public SerialLine[] SerialLines { get; set; }

    /// <summary>Name of the serial line with the service terminal.</summary>
    public string TerminalLine { get; set; }

    /// <summary>Names of the other serial lines.</summary>
    public string[] SensorPorts
    {
        get
        {
            var names = new string[SerialLines.Length - 1];
            int count = 0;
            foreach (SerialLine line in SerialLines)
            {
                if (line.Name != TerminalLine)
                {
                    names[count++] = line.Name;
                }
            }

            return names;
        }
    }

    public int I2cClockPin { get; set; }

    public int I2cDataPin { get; set; }

    /// <summary>The bus of the UART expanders; not there on a board without any.</summary>
    public int SpiClockPin { get; set; } = SerialLine.NoPin;

    /// <summary>Data to the expanders (MOSI).</summary>
    public int SpiTransmitPin { get; set; } = SerialLine.NoPin;

    /// <summary>Data from the expanders (MISO).</summary>
    public int SpiReceivePin { get; set; } = SerialLine.NoPin;

    /// <summary>Chip selects of the UART expanders that have a place on the board, in the order in which their ports are numbered.</summary>
    public int[] ExpanderPins { get; set; } = new int[0];

    public int PowerLedPin { get; set; }

    public int SensorsLedPin { get; set; }

    public int UplinkLedPin { get; set; }

    /// <summary>Switches the rail of the sensors; it floats through a reset, so the board pulls it to off.</summary>
    public int SensorRailPin { get; set; }

    /// <summary>Pulses the external watchdog.</summary>
    public int WatchdogPin { get; set; }

    /// <summary>How long the external watchdog waits for a pulse before it bites.</summary>
    public int WatchdogSeconds { get; set; }

    /// <summary>Pin of the supply's divider.</summary>
    public int SupplyPin { get; set; }

    /// <summary>Channel of the chip's first converter that belongs to <see cref="SupplyPin"/>.</summary>
    public int SupplyChannel { get; set; }

    /// <summary>Supply voltage at which the converter reads its maximum.</summary>
    public int SupplyFullScaleMillivolts { get; set; }
}
