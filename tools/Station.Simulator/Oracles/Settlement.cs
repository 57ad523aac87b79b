using Station.Platform.Reports;

namespace Station.Simulator.Oracles;

/// <summary>What must be true at the end.</summary>
/// <param name="HealedMs">True time at which the last fault was lifted.</param>
/// <param name="EndSequence">Records below this had been given out when the open block was closed for the last time; what came later may still be on its way.</param>
/// <param name="AdmittedLost">What the station has admitted to have lost.</param>
public sealed record Settlement(long HealedMs, long EndSequence, SequenceSet AdmittedLost);
