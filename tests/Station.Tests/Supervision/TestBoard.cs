using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Tests.Supervision;

/// <summary>A board that does what a test tells it and remembers what was done to it.</summary>
internal sealed class TestBoard : IBoard, IBoardControl, IClock
{
    private readonly TestOutput[] indicators = [new(), new(), new()];

    public RamFileStore Volume { get; init; } = new();

    public long UptimeMs { get; set; }

    public int FreeMemoryBytes { get; set; } = 64 * 1024;

    public int Pulses { get; private set; }

    public int RebootCount { get; private set; }

    public string Name => "test";

    public IClock Clock => this;

    public IFileStore Files => Volume;

    public IBoardControl Control => this;

    public IChecksum Checksum { get; } = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));

    public IMac Mac => throw new NotSupportedException();

    public IRandomBytes Random => throw new NotSupportedException();

    public INetworkLink Network => throw new NotSupportedException();

    public IDatagrams Datagrams => throw new NotSupportedException();

    public IMqttSession Mqtt => throw new NotSupportedException();

    public ICertificates Certificates => throw new NotSupportedException();

    public bool HasExternalRam => throw new NotSupportedException();

    public IBytePort Terminal => throw new NotSupportedException();

    public IDigitalOutput SensorRail => throw new NotSupportedException();

    public IAnalogInput Supply => throw new NotSupportedException();

    public int VolumeBytes => throw new NotSupportedException();

    public string[] SensorPorts => [];

    public int ExpanderCount => 0;

    public II2cBus I2c => throw new NotSupportedException();

    public ISpiBus Spi => throw new NotSupportedException();

    public TestOutput Led(IndicatorName name) => indicators[(int)name];

    public IDigitalOutput Indicator(IndicatorName name) => Led(name);

    public IBytePort OpenPort(string name, int baud, PortMode mode) => throw new NotSupportedException();


    public void Reboot() => RebootCount++;

    public void PulseWatchdog() => Pulses++;

    public void SetCalendarUtc(long utcMs) => throw new NotSupportedException();
}
