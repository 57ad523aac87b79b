using Station.Hal;

namespace Station.Tool.Decoding;

/// <summary>As much of a board as a sensor needs: one line, one bus. The rest is not there.</summary>
internal sealed class ReplayBoard(IBytePort port, II2cBus bus) : IBoard
{
    public string Name => "replay";

    public II2cBus I2c => bus;

    public ISpiBus? Spi => null;

    public int ExpanderCount => 0;

    public string[] SensorPorts => [];

    public IDigitalOutput? SensorRail => null;

    public IAnalogInput Supply => throw new NotSupportedException();

    public IClock Clock => throw new NotSupportedException();

    public IFileStore Files => throw new NotSupportedException();

    public IMac Mac => throw new NotSupportedException();

    public IChecksum Checksum => throw new NotSupportedException();

    public IRandomBytes Random => throw new NotSupportedException();

    public IBoardControl Control => throw new NotSupportedException();

    public INetworkLink Network => throw new NotSupportedException();

    public IDatagrams Datagrams => throw new NotSupportedException();

    public IMqttSession Mqtt => throw new NotSupportedException();

    public ICertificates Certificates => throw new NotSupportedException();

    public bool HasExternalRam => throw new NotSupportedException();

    public IBytePort Terminal => throw new NotSupportedException();

    public int VolumeBytes => throw new NotSupportedException();

    public IDigitalOutput Indicator(IndicatorName name) => throw new NotSupportedException();

    public IBytePort OpenPort(string name, int baud, PortMode mode) => port;
}
