namespace Station.Mutations.Tests;

/// <summary>How thorough this run is.</summary>
internal static class TestScale
{
    /// <summary>The long proofs are wanted (<c>./test.sh --full</c>).</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";
}
