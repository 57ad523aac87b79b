using Station.Benchmarks.Heap;

namespace Station.Benchmarks.Samples;

/// <summary>What a minute of measuring costs.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="IlPerMinute">IL instructions of the firmware, the HAL left out.</param>
/// <param name="HeapBytesPerMinute">Managed bytes that are allocated while the firmware steps.</param>
/// <param name="RecordsPerMinute">Minute records that came out: 1.</param>
/// <param name="Heap">What the whole station takes of the device's heap.</param>
public sealed record SampleFigures(string Profile, double IlPerMinute, double HeapBytesPerMinute, double RecordsPerMinute, HeapFigures Heap);
