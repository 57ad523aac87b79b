namespace Station.Platform.Tests.Fuzzing;

/// <summary>How many inputs of a kind are tried: a million in the long proofs, enough to find a coarse fault otherwise.</summary>
internal static class FuzzScale
{
    public static bool Full { get; } = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";

    public static int Inputs { get; } = Full ? 1_000_000 : 100_000;
}
