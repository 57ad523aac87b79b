using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Tool.Simulating;

/// <summary>What to simulate, checked.</summary>
internal sealed record SimulationOptions
{
    /// <summary>A scenario that was named; null for runs of the swarm.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>Name or file of the swarm's profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Seed of the first run.</summary>
    public required ulong Seed { get; init; }

    public required int Runs { get; init; }

    /// <summary>Virtual time of each run.</summary>
    public required long ForMs { get; init; }

    /// <summary>Runs at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>File of a campaign to go on with; null for none.</summary>
    public string? CampaignPath { get; init; }

    public bool Shrinks { get; init; }

    /// <summary>The scenario that was named, or that of the first seed.</summary>
    public Scenario DrawScenario() => Scenario ?? SwarmDraw.Draw(Seed, Profile, ForMs);

    /// <summary>Nothing but one JSON object at the end.</summary>
    public bool IsJson { get; init; }
}
