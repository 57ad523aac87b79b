namespace Station.Benchmarks.Reports;

/// <summary>The figures that only the station's journal has.</summary>
public sealed record JournalFigures : ContenderFigures
{
    /// <summary>Bits of a value in a block, flags and times left out.</summary>
    public required double BitsPerValue { get; init; }

    /// <summary>Zero-order entropy of the differences of the same values, in bits.</summary>
    public required double EntropyBitsPerValue { get; init; }

    /// <summary>Bytes that file reads return when the firmware starts on the full volume.</summary>
    public required long BootReadBytes { get; init; }

    /// <summary>Bytes that the flash is read for that, after the mount.</summary>
    public required long BootDeviceReadBytes { get; init; }

    /// <summary>Managed bytes that a record allocates that closes no block, the HAL excluded.</summary>
    public required double HeapBytesPerRecord { get; init; }

    /// <summary>Managed bytes that closing, sealing and storing a block allocates, the HAL excluded.</summary>
    public required double HeapBytesPerSeal { get; init; }

    /// <summary>Managed bytes that the HAL allocates for a seal as the device's does.</summary>
    public required double HalHeapBytesPerSeal { get; init; }

    /// <summary>IL instructions of the device build a record, the HAL excluded.</summary>
    public required double IlPerRecord { get; init; }

    /// <summary>Of a record that closes no block.</summary>
    public required double IlPerAccept { get; init; }

    /// <summary>Of a record that closes one: encoding, sealing, storing, clearing and freeing.</summary>
    public required double IlPerSeal { get; init; }

    /// <summary>Files of records that were freed while heap and instructions were counted: the volume was full, and freeing is part of the figures.</summary>
    public required int FreedFiles { get; init; }
}
