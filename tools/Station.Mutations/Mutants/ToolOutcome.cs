namespace Station.Mutations.Mutants;

/// <summary>What a command of the tool came to.</summary>
/// <param name="ExitStatus">1 for a law that was broken.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it complained of.</param>
public sealed record ToolOutcome(int ExitStatus, string Output, string Error);
