using System.Text;
using Station.Hal;

namespace Station.UnitTests.Doubles;

/// <summary>The least board that a firmware runs on: a volume, a clock that a test moves, a terminal that is written down, and nothing connected.</summary>
internal sealed class SilentBoard : IBoard, IClock, IRandomBytes, IBoardControl, INetworkLink, IDatagrams, IMqttSession, IBytePort, IDigitalOutput, IAnalogInput, II2cBus, ICertificates
{
    private readonly byte[] typed = new byte[64];
    private readonly StringBuilder printed = new StringBuilder();
    private int typedCount;
    private int randomByte;

    public long UptimeMs { get; set; } = 1500;

    public string Printed => printed.ToString();

    /// <summary>Pulses that the watchdog got.</summary>
    public int Pulses { get; private set; }

    public string Name => "silent";

    public IClock Clock => this;

    public IFileStore Files { get; } = new RamFileStore();

    public IMac Mac { get; } = new ManagedMac();

    public IChecksum Checksum { get; } = new ManagedChecksum();

    public IRandomBytes Random => this;

    public IBoardControl Control => this;

    public INetworkLink Network => this;

    public IDatagrams Datagrams => this;

    public IMqttSession Mqtt => this;

    public ICertificates Certificates => this;

    public bool HasExternalRam => true;

    public IBytePort Terminal => this;

    public IDigitalOutput SensorRail => null;

    public IAnalogInput Supply => this;

    public int VolumeBytes => 256 * 1024;

    public string[] SensorPorts { get; } = { "COM2", "COM3" };

    public int ExpanderCount => 0;

    public ISpiBus Spi => null;

    public II2cBus I2c => this;

    public int FreeMemoryBytes => 64 * 1024;

    public int SignalDbm => 0;

    public string Address => "";

    public int Connection => 0;

    public int Available => typedCount;

    public int LineErrors => 0;

    LinkState INetworkLink.State => LinkState.Down;

    MqttState IMqttSession.State => MqttState.Closed;

    /// <summary>A person types a line.</summary>
    public void Type(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\r");
        System.Array.Copy(bytes, 0, typed, 0, bytes.Length);
        typedCount = bytes.Length;
    }

    public IDigitalOutput Indicator(IndicatorName name) => this;

    public IBytePort OpenPort(string name, int baud, PortMode mode) => null;


    public void Fill(byte[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)(randomByte += 37);
        }
    }

    public void Reboot()
    {
    }

    public void PulseWatchdog() => Pulses++;

    public void SetCalendarUtc(long utcMs)
    {
    }

    public void BeginConnect(string networkName, string password)
    {
    }

    public void Restart()
    {
    }

    public bool Send(string host, int port, byte[] data, int count) => false;

    public bool TryReceive(byte[] buffer, out int count, out long arrivedUptimeMs)
    {
        count = 0;
        arrivedUptimeMs = 0;
        return false;
    }

    public void BeginConnect(MqttConnectOptions options)
    {
    }

    public bool TryReadExpiry(string pem, out long expiresUtcMs)
    {
        expiresUtcMs = 0;
        return false;
    }

    public bool Subscribe(string topic) => false;

    public int Publish(string topic, byte[] payload, bool retain) => 0;

    public bool TryTakeEvent(MqttEvent mqttEvent) => false;

    public void Close()
    {
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = typedCount < count ? typedCount : count;
        System.Array.Copy(typed, 0, buffer, offset, taken);
        System.Array.Copy(typed, taken, typed, 0, typedCount - taken);
        typedCount -= taken;
        return taken;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        // What the station says in these tests is ASCII, so that a portion never ends within a character.
        printed.Append(Encoding.UTF8.GetString(buffer, offset, count));
        return true;
    }

    public void DiscardInput() => typedCount = 0;

    public void Write(bool active)
    {
    }

    public bool TryReadMillivolts(out int millivolts)
    {
        millivolts = 12600;
        return true;
    }

    public I2cStatus Write(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount) => I2cStatus.NotAcknowledged;

    public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

    public void Clear()
    {
    }
}
