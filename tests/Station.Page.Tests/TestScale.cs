namespace Station.Page.Tests;

/// <summary>How thorough this run is.</summary>
internal static class TestScale
{
    private const string Why = "one of the flows that only ./test.sh --full runs";

    /// <summary>The long proofs are wanted (<c>./test.sh --full</c>).</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";

    /// <summary>The pictures of the documents are to be taken anew.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("STATION_SCREENSHOTS") == "1";

    /// <summary>Leaves a flow out of a run that is to be short.</summary>
    public static void OnlyInFull() => Assert.SkipUnless(Full, Why);
}
