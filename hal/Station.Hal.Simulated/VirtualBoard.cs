using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Hal.Simulated.Tls;

namespace Station.Hal.Simulated;

/// <summary>
/// A board in virtual time. It is the hardware of one station for as long as that stands: boots come and go on it, and what
/// survives a boot (flash, wires, sensors, the far ends of the network) stays.
/// </summary>
public sealed class VirtualBoard : IBoard
{
    private readonly VirtualBoardOptions options;
    private readonly VirtualOutput[] indicators;
    private readonly VirtualOutput? rail;
    private readonly VirtualClock clock;
    private readonly VirtualI2cBus bus;
    private readonly VirtualSpiBus spi;
    private readonly IAnalogInput supply;
    private readonly HashSet<string> openPorts = [];

    /// <summary>Builds the board without power: <see cref="Start"/> begins its first boot.</summary>
    public VirtualBoard(VirtualTime time, VirtualBoardOptions options, IBrokerLink brokerLink)
    {
        this.options = options;
        Time = time;
        Gate = new HalGate(time, new ExternalWatchdog(options.WatchdogMs));
        clock = new VirtualClock(time, Gate, options);
        Storage = new VirtualFileStore(Gate, options.Flash ?? new FlashChip(FlashGeometry.SmallVolumeBytes));
        Mac = new VirtualMac(Gate);
        Checksum = new VirtualChecksum(Gate);
        Random = new VirtualRandomBytes(Gate, options.Seed);
        Machine = new VirtualBoardControl(time, Gate, options.FreeMemoryBytes);
        WiFi = new VirtualNetworkLink(time, Gate);
        Udp = new VirtualDatagrams(time, Gate, clock, WiFi);
        Session = new VirtualMqttSession(time, Gate, WiFi, Machine, brokerLink, options.MqttWindowMessages, options.MqttEventLimit);
        Certificates = new VirtualCertificates(Gate);
        Console = new TerminalLine(Gate);
        bus = new VirtualI2cBus(time, Gate, options.I2cDevices);
        spi = new VirtualSpiBus(time, Gate, options.SpiDevices, options.ExpanderCount);
        supply = new VirtualAnalogInput(time, Gate, options.Supply);
        indicators = Enum.GetValues<IndicatorName>().Select(name => new VirtualOutput(time, Gate, (int)name)).ToArray();
        if (options.HasSensorRail)
        {
            rail = new VirtualOutput(time, Gate, indicators.Length);
            rail.Changed += PowerSensors;
        }
    }

    /// <summary>The time that this board lives in.</summary>
    public VirtualTime Time { get; }

    /// <summary>The door of all HAL calls: stalls, trace, watchdog.</summary>
    public HalGate Gate { get; }

    /// <summary>The flash, its volume and its trace.</summary>
    public VirtualFileStore Storage { get; }

    /// <summary>The Wi-Fi link and its access point.</summary>
    public VirtualNetworkLink WiFi { get; }

    /// <summary>The simulated hosts that answer datagrams: time servers.</summary>
    public VirtualDatagrams Udp { get; }

    /// <summary>The MQTT session and its way to the broker.</summary>
    public VirtualMqttSession Session { get; }

    /// <summary>The terminal, as the person in front of it has it.</summary>
    public TerminalLine Console { get; }

    /// <summary>Memory and calendar clock, as the world outside sees them.</summary>
    public VirtualBoardControl Machine { get; }

    /// <summary>The I2C bus and its fault.</summary>
    public VirtualI2cBus Bus => bus;

    /// <summary>The SPI bus of the expanders and its fault.</summary>
    public VirtualSpiBus SpiBus => spi;

    /// <summary>The clock, with its relation to true time.</summary>
    public VirtualClock Crystal => clock;

    /// <summary>Time from power or reset until the firmware is built.</summary>
    public long BootMs => options.BootMs;

    /// <summary>Whether the board has power.</summary>
    public bool IsPowered { get; private set; }

    /// <summary>The switched rail; null where it cannot be switched.</summary>
    public VirtualOutput? Rail => rail;

    /// <inheritdoc/>
    public string Name => options.Name;

    /// <inheritdoc/>
    public IClock Clock => clock;

    /// <inheritdoc/>
    public IFileStore Files => Storage;

    /// <inheritdoc/>
    public IMac Mac { get; }

    /// <inheritdoc/>
    public IChecksum Checksum { get; }

    /// <inheritdoc/>
    public IRandomBytes Random { get; }

    /// <inheritdoc/>
    public IBoardControl Control => Machine;

    /// <inheritdoc/>
    public INetworkLink Network => WiFi;

    /// <inheritdoc/>
    public IDatagrams Datagrams => Udp;

    /// <inheritdoc/>
    public IMqttSession Mqtt => Session;

    /// <inheritdoc/>
    public ICertificates Certificates { get; }

    /// <inheritdoc/>
    public bool HasExternalRam => options.HasExternalRam;

    /// <inheritdoc/>
    public IBytePort Terminal => Console;

    /// <inheritdoc/>
    public IDigitalOutput SensorRail => rail!;

    /// <inheritdoc/>
    public IAnalogInput Supply => supply;

    /// <inheritdoc/>
    public int VolumeBytes => Storage.Chip.BlockCount * FlashGeometry.BlockBytes;

    /// <inheritdoc/>
    public string[] SensorPorts => options.SensorPorts;

    /// <inheritdoc/>
    public int ExpanderCount => options.ExpanderCount;

    /// <inheritdoc/>
    public II2cBus I2c => bus;

    /// <inheritdoc/>
    public ISpiBus Spi => options.ExpanderCount == 0 ? null! : spi;

    /// <inheritdoc/>
    public IDigitalOutput Indicator(IndicatorName name)
    {
        return Led(name);
    }

    /// <inheritdoc/>
    public IBytePort OpenPort(string name, int baud, PortMode mode)
    {
        Gate.Enter(HalCall.PortRead, baud);
        return options.Lines.TryGetValue(name, out SerialLine? line) && openPorts.Add(name)
            ? new VirtualSerialPort(Time, Gate, line, baud)
            : null!;
    }

    /// <summary>A LED as a person sees it.</summary>
    public VirtualOutput Led(IndicatorName name)
    {
        return indicators[(int)name];
    }

    /// <summary>Begins a boot on what survived: after power has come, or after a reset. Time is at the moment of power or reset.</summary>
    public void Start()
    {
        bool hadPower = IsPowered;
        IsPowered = true;
        Storage.Restart();
        Gate.Restart();
        clock.Restart();
        LoseRam();
        if (!hadPower)
        {
            Machine.LoseCalendar();
            PowerBoardDevices(true);
        }
    }

    /// <summary>The supply goes away, now, in the middle of whatever is going on.</summary>
    public void CutPower()
    {
        if (!IsPowered)
        {
            return;
        }

        IsPowered = false;
        Gate.Stop(StopReason.PowerCut);
        Storage.Chip.PowerDown();
        LoseRam();
        PowerBoardDevices(false);
    }

    /// <summary>Outputs, sessions and buffers are gone with a reset as with the supply.</summary>
    private void LoseRam()
    {
        openPorts.Clear();
        WiFi.Reset();
        Udp.Reset();
        Session.Reset();
        Console.Restart();
        rail?.Drive(false);
        foreach (VirtualOutput indicator in indicators)
        {
            indicator.Drive(false);
        }
    }

    private void PowerBoardDevices(bool on)
    {
        foreach (ISpiDevice expander in options.SpiDevices.Values)
        {
            expander.SetPower(on, Time.NowMs);
        }

        if (options.I2cDevices.TryGetValue(options.ClockChipAddress, out II2cDevice? clockChip))
        {
            clockChip.SetPower(on, Time.NowMs);
        }

        if (rail is null)
        {
            PowerSensors(on);
        }
    }

    private void PowerSensors(bool on)
    {
        foreach (SerialLine line in options.Lines.Values)
        {
            line.Device?.SetPower(on, Time.NowMs);
        }

        foreach ((int address, II2cDevice device) in options.I2cDevices)
        {
            if (address != options.ClockChipAddress)
            {
                device.SetPower(on, Time.NowMs);
            }
        }
    }
}
