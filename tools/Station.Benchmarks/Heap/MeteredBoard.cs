using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>A board whose parts that allocate on the host are behind a meter: what is left in a step is the firmware's.</summary>
internal sealed class MeteredBoard(IBoard board, HalMeter meter) : IBoard
{
    public string Name => board.Name;

    public IClock Clock => board.Clock;

    public IFileStore Files { get; } = new MeteredFiles(board.Files, meter);

    public IMac Mac { get; } = new MeteredMac(board.Mac, meter);

    public IChecksum Checksum => board.Checksum;

    public IRandomBytes Random => board.Random;

    public IBoardControl Control => board.Control;

    public INetworkLink Network => board.Network;

    public IDatagrams Datagrams { get; } = new MeteredDatagrams(board.Datagrams, meter);

    public IMqttSession Mqtt { get; } = new MeteredMqtt(board.Mqtt, meter);

    public IBytePort Terminal { get; } = new MeteredPort(board.Terminal, meter);

    public IDigitalOutput SensorRail => board.SensorRail;

    public IAnalogInput Supply { get; } = new MeteredInput(board.Supply, meter);

    public int VolumeBytes => board.VolumeBytes;

    public string[] SensorPorts => board.SensorPorts;

    public int[] ExpanderAddresses => board.ExpanderAddresses;

    public II2cBus I2c { get; } = new MeteredBus(board.I2c, meter);

    public IDigitalOutput Indicator(IndicatorName name) => new MeteredOutput(board.Indicator(name), meter);

    public IBytePort OpenPort(string name, int baud, PortMode mode) => board.OpenPort(name, baud, mode) is { } port ? new MeteredPort(port, meter) : null!;

    public IClimateSensor OpenClimateSensor(int address) => new MeteredClimate(board.OpenClimateSensor(address), meter);
}
