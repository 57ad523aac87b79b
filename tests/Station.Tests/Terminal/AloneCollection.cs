using Xunit;

namespace Station.Tests.Terminal;

/// <summary>Tests that measure what the whole process does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
