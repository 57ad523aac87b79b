using Station.Hal.Simulated;

namespace Station.Benchmarks.Heap;

/// <summary>
/// What the adapters of <c>hal/Station.Hal.Esp32</c> allocate on the device, call by call, read off their sources and those of the class libraries that they call (docs/benchmarks.md). The
/// calls are counted on the virtual board.
/// </summary>
internal static class AdapterHeap
{
    /// <summary>An array segment on the device: an object of three fields.</summary>
    private const int SpanBytes = 4 * DeviceSize.BlockBytes;

    /// <summary>The result of a transfer: an object of two fields.</summary>
    private const int ResultBytes = 3 * DeviceSize.BlockBytes;

    /// <summary>
    /// I2cDevice.Write and Read: the segment that the adapter makes and its copy for the driver, an empty one for the direction that is not used; the local variable for the result, the
    /// driver's result, and the copy that is returned.
    /// </summary>
    private const int TransferBytes = 3 * SpanBytes + 3 * ResultBytes;

    /// <summary>What I2cDevice.WriteRead takes more: two segments and their copies, and no empty one.</summary>
    public const int ExchangeSurplusBytes = SpanBytes;

    /// <summary>What I2cDevice.WriteByte takes less than a Write: the segment is made where it is used, from a buffer of the device.</summary>
    public const int SingleByteSavingBytes = SpanBytes;

    /// <summary>A stream of eight fields and its native part; its entry in the list of open files; the path as characters, as a text, with its drive, and in capitals, some 24 characters each.</summary>
    private const int FileBytes = (9 + 2 + 4) * DeviceSize.BlockBytes + (5 + 3 * 4) * DeviceSize.BlockBytes;

    /// <summary>What an operation on the path of the one before takes less: the adapter has kept what the platform calls it.</summary>
    public const int SamePathSavingBytes = (5 + 2 * 4) * DeviceSize.BlockBytes;

    /// <summary>The segment, and its copy for the driver.</summary>
    private const int ChecksumBytes = 2 * SpanBytes;

    /// <summary>The tag, in an array of its own.</summary>
    private const int TagBytes = DeviceSize.BlockBytes + 36;

    /// <summary>The interfaces of the chip with eleven fields each (station, access point), their array and two addresses as texts.</summary>
    private const int NetworkBytes = 2 * 12 * DeviceSize.BlockBytes + 3 * DeviceSize.BlockBytes + 2 * 3 * DeviceSize.BlockBytes;

    /// <summary>The link is looked at at most once in so many ms, as the adapter has it; calls in between get the answer of before.</summary>
    public const long LookIntervalMs = 120_000;

    /// <summary>
    /// Bytes of one call; what is not named allocates nothing: SpiDevice.TransferFullDuplex takes two arrays and returns nothing. An I2C transfer that writes and reads takes <see cref="ExchangeSurplusBytes"/> more, one that writes a single byte
    /// <see cref="SingleByteSavingBytes"/> less, a file's operation after another on the same path <see cref="SamePathSavingBytes"/> less.
    /// </summary>
    public static int BytesOf(HalCall call) => call switch
    {
        HalCall.I2c => TransferBytes,
        HalCall.FileRead or HalCall.FileWrite or HalCall.FileDelete => FileBytes,
        HalCall.Mac => TagBytes,
        HalCall.Checksum => ChecksumBytes,
        HalCall.Network => NetworkBytes,
        _ => 0,
    };
}
