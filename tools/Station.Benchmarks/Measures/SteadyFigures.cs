namespace Station.Benchmarks.Measures;

/// <summary>What the journal costs in its steady state.</summary>
/// <param name="InstructionsPerRecord">IL instructions over all records, the HAL excluded.</param>
/// <param name="InstructionsPerAccept">Those of a record that closes no block.</param>
/// <param name="InstructionsPerSeal">Those of a record that closes one.</param>
/// <param name="HeapBytesPerRecord">Managed bytes allocated for a record that closes no block, the HAL excluded.</param>
/// <param name="HeapBytesPerSeal">Managed bytes allocated for a record that closes one, the HAL excluded.</param>
/// <param name="DeviceHeapBytesPerSeal">Managed bytes that the HAL allocates then on the device too: the tag.</param>
/// <param name="FreedFiles">Files of records that were freed meanwhile: it was a full volume.</param>
public sealed record SteadyFigures(
    double InstructionsPerRecord,
    double InstructionsPerAccept,
    double InstructionsPerSeal,
    double HeapBytesPerRecord,
    double HeapBytesPerSeal,
    double DeviceHeapBytesPerSeal,
    int FreedFiles);
