namespace Station.Benchmarks.Heap;

/// <summary>What a whole station takes of the device's managed heap.</summary>
/// <param name="PeakLiveBytes">Live at most: held, and taken in the step, both at device sizes.</param>
/// <param name="HeldBytes">Of these, what the firmware held.</param>
/// <param name="HeldBy">What held most of it, and its bytes.</param>
/// <param name="AdapterBytesPerMinute">What adapters allocate in a minute of ordinary service.</param>
/// <param name="AdapterBytesByCall">The same by call of the HAL.</param>
public sealed record HeapFigures(
    long PeakLiveBytes, long HeldBytes, IReadOnlyDictionary<string, int> HeldBy, double AdapterBytesPerMinute, IReadOnlyDictionary<string, double> AdapterBytesByCall);
