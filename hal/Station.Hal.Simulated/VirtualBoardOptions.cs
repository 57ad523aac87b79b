using Station.Hal.Simulated.Flash;

namespace Station.Hal.Simulated;

/// <summary>What a virtual board is made of, and what is soldered to it.</summary>
public sealed class VirtualBoardOptions
{
    /// <summary>Name of the board definition.</summary>
    public string Name { get; init; } = "reference";

    /// <summary>Seed of the chip's random generator.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How much faster than true time the crystal runs.</summary>
    public int DriftPpm { get; init; }

    /// <summary>Resolution of the uptime: 10 as on the device, or 1.</summary>
    public int TickMs { get; init; } = 10;

    /// <summary>What the uptime reads when the first boot begins; for runs that start shortly before the planned restart. Later ones begin at 0.</summary>
    public long UptimeAtFirstBootMs { get; init; }

    /// <summary>What the platform's tick reads when the first boot begins, in ms, before it wraps at 497 days; for runs that start shortly before that. Later ones begin at 0.</summary>
    public long TickAtFirstBootMs { get; init; }

    /// <summary>Time from power or reset until the firmware is built.</summary>
    public long BootMs { get; init; } = 1_500;

    /// <summary>Time-out of the external watchdog; 0 where there is none.</summary>
    public long WatchdogMs { get; init; } = 120_000;

    /// <summary>Managed memory that the firmware sees as free.</summary>
    public int FreeMemoryBytes { get; init; } = 64 * 1024;

    /// <summary>Whether the board has external RAM, which TLS needs.</summary>
    public bool HasExternalRam { get; init; } = true;

    /// <summary>Whether the rail of the sensors can be switched; it is off through a reset then.</summary>
    public bool HasSensorRail { get; init; } = true;

    /// <summary>Publications in flight at once.</summary>
    public int MqttWindowMessages { get; init; } = 8;

    /// <summary>MQTT events that wait to be taken.</summary>
    public int MqttEventLimit { get; init; } = 64;

    /// <summary>The volume, formatted or not; a blank one of 256 KiB when none is given.</summary>
    public FlashChip? Flash { get; init; }

    /// <summary>Lines behind the chip's UARTs, by port name (COM2, COM3).</summary>
    public Dictionary<string, SerialLine> Lines { get; init; } = [];

    /// <summary>UARTs of the chip that sensors can have, whether or not something hangs on them.</summary>
    public string[] SensorPorts { get; init; } = ["COM2", "COM3"];

    /// <summary>What answers on the I2C bus, by address.</summary>
    public Dictionary<int, II2cDevice> I2cDevices { get; init; } = [];

    /// <summary>Places for expanders, each with a chip select of its own.</summary>
    public int ExpanderCount { get; init; }

    /// <summary>Expanders that are fitted, by number from 0. They keep their supply when the sensor rail is off.</summary>
    public Dictionary<int, ISpiDevice> SpiDevices { get; init; } = [];

    /// <summary>I2C address of the real-time clock, which keeps its supply as well; 0 where none is fitted.</summary>
    public int ClockChipAddress { get; init; }

    /// <summary>The supply of the station.</summary>
    public ISupplySource Supply { get; init; } = new SteadySupply(12_600);
}
