using Station.Hal.Esp32;

namespace Station.Esp32.Boards;

/// <summary>The smallest board that carries a station: ESP32 with 4 MB of flash and no external RAM. docs/boards.md has its wiring.</summary>
public static class MinimumBoard
{
    public const string Name = "minimum";

    public static BoardDefinition Create() => new BoardDefinition
    {
        Name = Name,
        Chip = "ESP32",
        FlashMegabytes = 4,
        HasExternalRam = false,
        SerialLines = new[]
        {
            new SerialLine("COM2", 16, 17, SerialLine.NoPin),
            new SerialLine("COM3", 26, 25, 27),
        },
        TerminalLine = "COM2",
        I2cClockPin = 22,
        I2cDataPin = 21,
        PowerLedPin = 18,
        SensorsLedPin = 19,
        UplinkLedPin = 23,
        SensorRailPin = SerialLine.NoPin,
        WatchdogPin = 4,
        WatchdogSeconds = 100,
        SupplyPin = 34,
        SupplyChannel = 6,

        // The converter's 3.1 V behind 100 kOhm over 20 kOhm.
        SupplyFullScaleMillivolts = 18600,
    };
}
