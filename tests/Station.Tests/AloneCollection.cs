using Xunit;

namespace Station.Tests;

/// <summary>Tests that measure what the whole process does, or that have real-time limits.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
