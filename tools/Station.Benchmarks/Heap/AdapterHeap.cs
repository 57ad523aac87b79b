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
    private const int TransferBytes = 3 * DeviceSize.BlockBytes;

    /// <summary>Three quantities of two fields, the result with four, and the sums of three readings that the binding makes on the way.</summary>
    private const int ClimateBytes = (3 * 3 + 5 + 3 * 4) * DeviceSize.BlockBytes;

    /// <summary>A stream of six fields, the path as characters, as a text and with its drive, some 24 characters each.</summary>
    private const int FileBytes = 7 * DeviceSize.BlockBytes + 3 * 5 * DeviceSize.BlockBytes;

    /// <summary>The tag, in an array of its own.</summary>
    private const int TagBytes = DeviceSize.BlockBytes + 36;

    /// <summary>The interfaces of the chip with eleven fields each (station, access point), their array and two addresses as texts.</summary>
    private const int NetworkBytes = 2 * 12 * DeviceSize.BlockBytes + 3 * DeviceSize.BlockBytes + 2 * 3 * DeviceSize.BlockBytes;

    /// <summary>The link is looked at at most once in so many ms, as the adapter has it; calls in between get the answer of before.</summary>
    public const long LookIntervalMs = 120_000;

    /// <summary>Bytes of one call; what is not named allocates nothing.</summary>
    public static int BytesOf(HalCall call) => call switch
    {
        HalCall.I2c => 2 * SpanBytes + TransferBytes,
        HalCall.Climate => ClimateBytes,
        HalCall.FileRead or HalCall.FileWrite or HalCall.FileDelete => FileBytes,
        HalCall.Mac => TagBytes,
        HalCall.Checksum => SpanBytes,
        HalCall.Network => NetworkBytes,
        _ => 0,
    };
}
