using Station.Simulator.Fleet;

namespace Station.Simulator.Marks;

/// <summary>A rare state that a campaign should have been in: otherwise its faults are too weak to say anything about it.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="What">In words.</param>
/// <param name="LeastWeeks">Station-weeks of the whole swarm from which on a campaign that never was there fails; 0 for never.</param>
/// <param name="NeedsSensorRail">Only a board that can switch the supply of its sensors gets there.</param>
public sealed record Mark(string Name, string What, int LeastWeeks, bool NeedsSensorRail = false)
{
    /// <summary>Whether a station with that board can be there.</summary>
    public bool IsWithinReachOf(BoardKind board) => board.HasSensorRail || !NeedsSensorRail;
}
