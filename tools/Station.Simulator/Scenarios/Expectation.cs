using Station.Simulator.Faults;

namespace Station.Simulator.Scenarios;

/// <summary>What must be so, at a time or at the end.</summary>
/// <param name="AtMs">Virtual time since the start; null for the end.</param>
/// <param name="Fact">Name of a fact (<see cref="ScenarioFacts"/>).</param>
/// <param name="Relation">One of <c>=</c>, <c>&gt;=</c>, <c>&lt;=</c>.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record Expectation(long? AtMs, string Fact, string Relation, string Value)
{
    public override string ToString() => $"expect {(AtMs is { } at ? $"at {VirtualDuration.Write(at)} " : "")}{Fact} {Relation} {Value}";
}
