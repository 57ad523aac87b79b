namespace Station.Terminal.Sources;

/// <summary>What came of a check of the self-test.</summary>
public enum CheckVerdict : byte
{
    Passed = 0,
    Failed = 1,

    /// <summary>It could not be tried, or not yet.</summary>
    Skipped = 2,
}
