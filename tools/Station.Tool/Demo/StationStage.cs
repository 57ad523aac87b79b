using Station.Simulator.Environments;
using Station.Simulator.Models;

namespace Station.Tool.Demo;

/// <summary>What surrounds a station of a demonstration.</summary>
/// <param name="Environment">Its world.</param>
/// <param name="FaultsOf">What goes wrong with a sensor, by its name.</param>
internal sealed record StationStage(IEnvironment Environment, Func<string, ILineFaults> FaultsOf);
