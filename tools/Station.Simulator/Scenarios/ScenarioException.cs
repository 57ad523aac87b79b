namespace Station.Simulator.Scenarios;

/// <summary>A scenario that cannot be read: where, what is there, and what was expected.</summary>
public sealed class ScenarioException(string file, int line, string what, string expected)
    : Exception($"{file}:{line}: {what}; expected {expected}")
{
    public string File { get; } = file;

    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    public string What { get; } = what;

    public string Expected { get; } = expected;
}
