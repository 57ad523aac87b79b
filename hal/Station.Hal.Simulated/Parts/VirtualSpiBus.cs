using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Station.Hal.Simulated;

/// <summary>An SPI bus: each transfer goes to the device with its chip select, low byte of each word first, as on the device. Where there is none, all ones come back.</summary>
public sealed class VirtualSpiBus : ISpiBus
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly IReadOnlyDictionary<int, ISpiDevice> devices;

    /// <param name="time">The time that its devices live in.</param>
    /// <param name="gate">The door of all HAL calls.</param>
    /// <param name="devices">What is fitted, by number.</param>
    /// <param name="deviceCount">Chip selects of the board.</param>
    public VirtualSpiBus(VirtualTime time, HalGate gate, IReadOnlyDictionary<int, ISpiDevice> devices, int deviceCount)
    {
        this.time = time;
        this.gate = gate;
        this.devices = devices;
        DeviceCount = deviceCount;
    }

    /// <inheritdoc/>
    public int DeviceCount { get; }

    /// <summary>Whether the driver refuses a transfer with that device. Null for no trouble.</summary>
    public Func<int, bool>? Trouble { get; set; }

    /// <summary>Devices that have no supply whatever the board has: they answer with all ones.</summary>
    public HashSet<int> Unpowered { get; } = [];

    /// <summary>Transfers with devices of <see cref="Unpowered"/>.</summary>
    public long TransfersUnpowered { get; private set; }

    /// <summary>Alters what comes back from a device on its way. Null for nothing.</summary>
    public Func<int, byte, byte>? Noise { get; set; }

    /// <inheritdoc/>
    public bool Transfer(int device, ushort[] words)
    {
        gate.Enter(HalCall.Spi, device);
        if (device < 0 || device >= DeviceCount || Trouble?.Invoke(device) == true)
        {
            return false;
        }

        SwapOnBigEndian(words);
        Span<byte> bytes = MemoryMarshal.AsBytes(words.AsSpan());
        gate.Trace.Add(bytes);
        if (devices.TryGetValue(device, out ISpiDevice? present) && !Unpowered.Contains(device))
        {
            present.Transfer(bytes, time.NowMs);
        }
        else
        {
            TransfersUnpowered += Unpowered.Contains(device) ? 1 : 0;
            bytes.Fill(0xFF);
        }

        for (int i = 0; Noise is not null && i < bytes.Length; i++)
        {
            bytes[i] = Noise(device, bytes[i]);
        }

        gate.Trace.Add(bytes);
        SwapOnBigEndian(words);
        return true;
    }

    private static void SwapOnBigEndian(ushort[] words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
