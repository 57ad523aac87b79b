namespace Station.Simulator.Tests;

/// <summary>How much a run of the tests proves.</summary>
internal static class TestScale
{
    /// <summary>Whether the long proofs run as well.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";
}
