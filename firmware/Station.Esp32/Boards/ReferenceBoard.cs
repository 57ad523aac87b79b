using Station.Hal.Esp32;

namespace Station.Esp32.Boards;

/// <summary>
/// The reference board: ESP32-S3 with 16 MB of flash and external RAM, up to three UART expanders for TTL sensors, a switched
/// sensor rail. docs/boards.md has its wiring.
/// </summary>
public static class ReferenceBoard
{
    public const string Name = "reference";

    public static BoardDefinition Create() => new BoardDefinition
    {
        Name = Name,
        Chip = "ESP32-S3",
        FlashMegabytes = 16,
        HasExternalRam = true,
        SerialLines = new[]
        {
            new SerialLine("COM2", 18, 17, SerialLine.NoPin),
            new SerialLine("COM3", 12, 11, 13),
        },
        TerminalLine = "COM2",
        I2cClockPin = 9,
        I2cDataPin = 8,
        SpiClockPin = 14,
        SpiTransmitPin = 15,
        SpiReceivePin = 16,
        ExpanderPins = new[] { 10, 2, 38 },
        PowerLedPin = 4,
        SensorsLedPin = 5,
        UplinkLedPin = 6,
        SensorRailPin = 21,
        WatchdogPin = 7,
        WatchdogSeconds = 100,
        SupplyPin = 1,
        SupplyChannel = 0,

        // The converter's 3.1 V behind 100 kOhm over 20 kOhm.
        SupplyFullScaleMillivolts = 18600,
    };
}
