using Station.Simulator.Oracles;
using Station.Simulator.Scenarios;

namespace Station.Simulator.Swarm;

/// <summary>What came of a run.</summary>
public sealed record RunResult
{
    public required Scenario Scenario { get; init; }

    public required double SimulatedDays { get; init; }

    public required double WallSeconds { get; init; }

    /// <summary>Minute records that the firmware accepted.</summary>
    public required long Measured { get; init; }

    /// <summary>Minute records that arrived in blocks, each once.</summary>
    public required long Delivered { get; init; }

    /// <summary>Records of all kinds that are admitted as lost and have not arrived.</summary>
    public required long AdmittedLost { get; init; }

    public required int PowerCuts { get; init; }

    public required int Boots { get; init; }

    public required ulong TraceHash { get; init; }

    /// <summary>Laws that did not hold.</summary>
    public required IReadOnlyCollection<Finding> Findings { get; init; }

    /// <summary>Marks that were reached.</summary>
    public required IReadOnlySet<string> Marks { get; init; }

    /// <summary>How often each fault was done.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>Minutes covered by oracles of time, boots and LEDs: an oracle that looked at nothing says nothing.</summary>
    public required long Judgements { get; init; }

    public bool HasFailed => Findings.Count > 0;
}
