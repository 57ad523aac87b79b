using Station.Hal;

namespace Station.Measurement;

/// <summary>The board as all rooms get it: what any of them writes to flash is noted, because every write disturbs the chip's serial ports.</summary>
public sealed class WatchedBoard : IBoard
{
    private readonly IBoard board;
    private readonly WatchedFiles files;

    public WatchedBoard(IBoard board)
    {
        this.board = board;
        files = new WatchedFiles(board.Files, board.Clock);
    }

    /// <summary>When flash was written.</summary>
    public IFlashActivity Flash => files;

    public string Name => board.Name;

    public IClock Clock => board.Clock;

    public IFileStore Files => files;

    public IMac Mac => board.Mac;

    public IChecksum Checksum => board.Checksum;

    public IRandomBytes Random => board.Random;

    public IBoardControl Control => board.Control;

    public INetworkLink Network => board.Network;

    public IDatagrams Datagrams => board.Datagrams;

    public IMqttSession Mqtt => board.Mqtt;

    public ICertificates Certificates => board.Certificates;

    public bool HasExternalRam => board.HasExternalRam;

    public IBytePort Terminal => board.Terminal;

    public IDigitalOutput SensorRail => board.SensorRail;

    public IAnalogInput Supply => board.Supply;

    public int VolumeBytes => board.VolumeBytes;

    public string[] SensorPorts => board.SensorPorts;

    public int ExpanderCount => board.ExpanderCount;

    public II2cBus I2c => board.I2c;

    public ISpiBus Spi => board.Spi;

    public IDigitalOutput Indicator(IndicatorName name) => board.Indicator(name);

    public IBytePort OpenPort(string name, int baud, PortMode mode) => board.OpenPort(name, baud, mode);
}
