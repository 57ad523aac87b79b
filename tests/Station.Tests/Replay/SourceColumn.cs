using Station.Simulator.Environments;

namespace Station.Tests.Replay;

/// <summary>One measured series, the channel that measures it again, and how near that must come.</summary>
/// <param name="Channel">Channel of the profile.</param>
/// <param name="Quantity">What the world is told to be.</param>
/// <param name="TenthsPerUnit">From the channel's unit to tenths of the world's.</param>
/// <param name="Step">One step of resolution, of the instrument or the record, whichever is larger, in the channel's unit.</param>
/// <param name="Rows">The series in the channel's unit; null where nobody measured.</param>
public sealed record SourceColumn(string Channel, EnvironmentQuantity Quantity, decimal TenthsPerUnit, decimal Step, decimal?[] Rows);
