using Station.Hal.Simulated.Mqtt;
using Station.Profiles;
using Station.Simulator.Fleet;

namespace Station.Benchmarks.Heap;

/// <summary>
/// What the adapters and the libraries behind them hold on the device, in blocks of 12 bytes, read off their sources: fields of the objects, and the arrays and texts that belong to them
/// (docs/benchmarks.md). Stacks of threads and native memory are not among it.
/// </summary>
internal sealed class AdapterObjects
{
    /// <summary>
    /// The board with its names; five outputs, each with the platform's pin, its lock, its last level and its place in the controller, which has a list of them; pulse, guard and
    /// reporter of faults; the clock with its extension and lock; converter; three adapters without fields.
    /// </summary>
    private const int BoardBlocks = 21 + 8 + 4 + 5 * (4 + 11 + 3) + (3 + 4 + 17) + (3 + 4 + 4) + 7 + (5 + 3 + 5) + 3;

    /// <summary>The volume with the names of its four directories and both forms of the last path.</summary>
    private const int FilesBlocks = 5 + 7 + 4 * 2 + 2 * 4;

    /// <summary>The link's keeper, its lock, its event, and the address as a text; the sockets of time queries with the addresses of three servers.</summary>
    private const int NetworkBlocks = 13 + 6 + 3 + 5 + 8 + (6 + 5 + 5 + 4) + 3 * 5;

    /// <summary>The session, its event and its two queues: of acknowledgements, with 32 places, and of what is received, with 8.</summary>
    private const int SessionBlocks = 12 + 3 + 2 * (9 + 1) + (4 + 12 + 7) + (2 + 4 + 3) + 2 * (1 + 8);

    /// <summary>
    /// M2Mqtt: the client with its properties and events, settings, four events, three queues that have grown to 16 places, two lists, the session with its table, the channel with socket,
    /// stream and address, the texts of address, name and last will.
    /// </summary>
    private const int ClientBlocks = 84 + 17 + 4 * 2 + 3 * (6 + 17) + 2 * (4 + 5) + 3 + 7 + 16 + 11 + 6 + 5 + 8 + 4 * 4;

    /// <summary>Six threads, the delegates that they run and the guards of two.</summary>
    private const int ThreadBlocks = 6 * (6 + 3) + 2 * 4;

    /// <summary>The adapter with the buffer of what it discards, the port, its stream and its name.</summary>
    private const int PortBlocks = 3 + 3 + 20 + 4 + 2;

    /// <summary>The bus with the heads of its two tables and the addresses in one of them.</summary>
    private const int BusBlocks = 8 + 1 + 3;

    /// <summary>A device with its lock and its buffer of one byte, its settings, and its place in the bus's table.</summary>
    private const int DeviceBlocks = 5 + 1 + 2 + 4 + 1;

    /// <summary>The bus of the expanders and the head of its table.</summary>
    private const int ExpanderBusBlocks = 2 + 1;

    /// <summary>An expander's device with its lock and its buffer of one byte, its settings, and its place in the bus's table; all are opened, used or not.</summary>
    private const int ExpanderBlocks = 6 + 1 + 2 + 9 + 1;

    /// <summary>A message in flight: the message with its properties, its context, the head of its code, the topic.</summary>
    private const int MessageBlocks = 51 + 6 + 2 + 3;

    /// <param name="profile">Tells ports and addresses.</param>
    public AdapterObjects(Profile profile)
    {
        int ports = 1 + profile.Sensors.Select(sensor => sensor.Port).OfType<string>().Where(port => port.StartsWith("COM", StringComparison.Ordinal)).Distinct().Count();
        int expanders = BoardKind.Find(profile.Board)?.ExpanderCount ?? 0;
        int devices = profile.Sensors.Select(sensor => sensor.I2cAddress).Where(address => address > 0).Distinct().Count();
        ByOwner = new()
        {
            ["adapter: board"] = BoardBlocks * DeviceSize.BlockBytes,
            ["adapter: files"] = FilesBlocks * DeviceSize.BlockBytes,
            ["adapter: network"] = NetworkBlocks * DeviceSize.BlockBytes,
            ["adapter: session"] = SessionBlocks * DeviceSize.BlockBytes,
            ["adapter: threads"] = ThreadBlocks * DeviceSize.BlockBytes,
            ["adapter: ports"] = ports * PortBlocks * DeviceSize.BlockBytes,
            ["adapter: bus"] = (BusBlocks + (devices * DeviceBlocks)) * DeviceSize.BlockBytes,
            ["adapter: expanders"] = (expanders == 0 ? 0 : ExpanderBusBlocks + (expanders * ExpanderBlocks)) * DeviceSize.BlockBytes,
            ["M2Mqtt"] = ClientBlocks * DeviceSize.BlockBytes,
        };
        Bytes = ByOwner.Values.Sum();
    }

    /// <summary>Bytes by what holds them.</summary>
    public Dictionary<string, int> ByOwner { get; }

    public int Bytes { get; }

    /// <summary>
    /// What the client holds of the messages in flight: of each the message and its payload, and of one, the longest, its code besides, which contains the payload once more. The code is
    /// made when a message is sent, by the one thread that sends, and nothing refers to it afterwards (M2Mqtt's MqttClient.Send).
    /// </summary>
    public static int InFlightBytes(VirtualMqttSession session)
    {
        int bytes = 0;
        int longest = 0;
        foreach (byte[] payload in session.InFlightPayloads)
        {
            int payloadBytes = DeviceSize.Of(payload);
            bytes += (MessageBlocks * DeviceSize.BlockBytes) + payloadBytes;
            longest = Math.Max(longest, payloadBytes);
        }

        return bytes + longest;
    }
}
