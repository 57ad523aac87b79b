using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;

namespace Station.Hal.Esp32;

/// <summary>A board on an ESP32, put together from its definition.</summary>
public sealed class Esp32Board : IBoard
{
    private const int TerminalBaud = 115200;

    /// <summary>The first I2C bus of the chip.</summary>
    private const int I2cBusNumber = 1;

    /// <summary>Names of the serial lines. Of the definition nothing else is needed once the board is put together.</summary>
    private readonly string[] lineNames;

    private readonly PinOutput[] indicators;

    public Esp32Board(BoardDefinition definition, FlashFileStore files)
    {
        Name = definition.Name;
        VolumeBytes = definition.VolumeBytes;
        HasExternalRam = definition.HasExternalRam;
        SensorPorts = definition.SensorPorts;
        lineNames = NamesOf(definition.SerialLines);
        GpioController gpio = new GpioController();
        Files = files;
        indicators = new[]
        {
            new PinOutput(gpio, definition.PowerLedPin, true),
            new PinOutput(gpio, definition.SensorsLedPin, true),
            new PinOutput(gpio, definition.UplinkLedPin, true),
        };
        SensorRail = Output(gpio, definition.SensorRailPin);

        BoardControl control = new BoardControl(Output(gpio, definition.WatchdogPin));
        Control = control;

        Faults = new FaultReporter(files, control, Clock);

        // The hardware watchdog bites first when the machine stalls; this one is for a machine that runs and gets nowhere.
        control.Arm(new WatchdogGuard(definition.WatchdogSeconds, Faults));

        SetPins(definition);
        I2c = new I2cBus(I2cBusNumber, definition.I2cClockPin, definition.I2cDataPin, gpio);
        Spi = definition.ExpanderPins.Length == 0 ? null : new SpiBus(definition.ExpanderPins);
        Supply = new AdcInput(definition.SupplyChannel, definition.SupplyFullScaleMillivolts);
        Terminal = OpenPort(definition.TerminalLine, TerminalBaud, PortMode.FullDuplex);
        Network = new WifiLink(Clock, Faults);
        Datagrams = new UdpDatagrams(Clock);
        Mqtt = new MqttSession(Faults);
    }

    public string Name { get; }

    public IClock Clock { get; } = new TickClock();

    public IFileStore Files { get; }

    public IMac Mac { get; } = new NativeMac();

    public IChecksum Checksum { get; } = new NativeChecksum();

    public IRandomBytes Random { get; } = new ChipRandomBytes();

    public IBoardControl Control { get; }

    public INetworkLink Network { get; }

    public IDatagrams Datagrams { get; }

    public IMqttSession Mqtt { get; }

    public ICertificates Certificates { get; } = new NativeCertificates();

    public bool HasExternalRam { get; }

    public IBytePort Terminal { get; }

    public IDigitalOutput SensorRail { get; }

    public IAnalogInput Supply { get; }

    public int VolumeBytes { get; }

    public string[] SensorPorts { get; }

    public int ExpanderCount => Spi == null ? 0 : Spi.DeviceCount;

    public II2cBus I2c { get; }

    public ISpiBus Spi { get; }

    /// <summary>Where this board's faults end.</summary>
    public FaultReporter Faults { get; }

    public IDigitalOutput Indicator(IndicatorName name) => indicators[(int)name];

    public IBytePort OpenPort(string name, int baud, PortMode mode)
    {
        foreach (string lineName in lineNames)
        {
            if (lineName == name)
            {
                return UartPort.Open(name, baud, mode);
            }
        }

        return null;
    }

    private static PinOutput Output(GpioController gpio, int pin) =>
        pin == SerialLine.NoPin ? null : new PinOutput(gpio, pin, true);

    private static string[] NamesOf(SerialLine[] lines)
    {
        var names = new string[lines.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = lines[i].Name;
        }

        return names;
    }

    private static void SetPins(BoardDefinition definition)
    {
        foreach (SerialLine line in definition.SerialLines)
        {
            bool isSecond = line.Name == "COM2";
            Configuration.SetPinFunction(line.ReceivePin, isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
            Configuration.SetPinFunction(line.TransmitPin, isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
            if (line.DirectionPin != SerialLine.NoPin)
            {
                // In RS-485 mode the UART drives its request-to-send line as the direction.
                Configuration.SetPinFunction(line.DirectionPin, isSecond ? DeviceFunction.COM2_RTS : DeviceFunction.COM3_RTS);
            }
        }

        Configuration.SetPinFunction(definition.I2cClockPin, DeviceFunction.I2C1_CLOCK);
        Configuration.SetPinFunction(definition.I2cDataPin, DeviceFunction.I2C1_DATA);
        if (definition.ExpanderPins.Length > 0)
        {
            Configuration.SetPinFunction(definition.SpiClockPin, DeviceFunction.SPI1_CLOCK);
            Configuration.SetPinFunction(definition.SpiTransmitPin, DeviceFunction.SPI1_MOSI);
            Configuration.SetPinFunction(definition.SpiReceivePin, DeviceFunction.SPI1_MISO);
        }

        // The converter's functions are numbered one after the other by channel.
        Configuration.SetPinFunction(definition.SupplyPin, DeviceFunction.ADC1_CH0 + definition.SupplyChannel);
    }
}
