namespace Station.BenchTools.Tests;

/// <summary>Tests that work without waiting: beside them, those in real time would miss their moments.</summary>
[CollectionDefinition(nameof(VirtualTime), DisableParallelization = true)]
public sealed class VirtualTime;
