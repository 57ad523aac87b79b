using Station.Simulator.Models;

namespace Station.Simulator.Fleet;

/// <summary>What is particular about the hardware of one station.</summary>
public sealed record StationTraits
{
    /// <summary>How much faster than true time its crystal runs; drawn from the seed without it.</summary>
    public int? DriftPpm { get; init; }

    /// <summary>What the uptime reads when the first boot begins: shortly before the planned restart, for instance.</summary>
    public long UptimeAtFirstBootMs { get; init; }

    /// <summary>What the platform's tick reads when the first boot begins: shortly before it wraps, for instance.</summary>
    public long TickAtFirstBootMs { get; init; }

    /// <summary>Size of its volume in blocks of flash; the board's without it.</summary>
    public int? VolumeBlocks { get; init; }

    /// <summary>Whether a real-time clock with a battery is fitted and its address set.</summary>
    public bool HasClockChip { get; init; }

    /// <summary>What goes wrong with a sensor, by its name; nothing without it.</summary>
    public Func<string, ILineFaults>? FaultsOf { get; init; }
}
