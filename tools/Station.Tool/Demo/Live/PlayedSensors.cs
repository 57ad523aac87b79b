using Station.Page.Contract;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Simulator.Truth;
using Station.Simulator.Worlds;

namespace Station.Tool.Demo.Live;

/// <summary>What somebody at the page does to the sensors of one station and to the world around them.</summary>
internal sealed class PlayedSensors
{
    private readonly Dictionary<string, SensorTrouble> lines = [];
    private readonly Dictionary<string, SensorTroubleKind> troubles = [];

    /// <param name="profileText">What the station measures.</param>
    /// <param name="seed">Of its world.</param>
    public PlayedSensors(string profileText, ulong seed)
    {
        World = new SteeredEnvironment(Surroundings.Of(profileText, seed));
        IReadOnlyList<ProfileLines.Line> sensors = ProfileLines.Of(profileText, "sensor");
        Sensed = sensors.ToDictionary(sensor => sensor.Name, SensedQuantities.Of);
        Possible = sensors.ToDictionary(sensor => sensor.Name, KindsOf);
        Stage = new StationStage(World, name => lines[name] = new SensorTrouble(seed));
    }

    public SteeredEnvironment World { get; }

    /// <summary>What each sensor reads of the world, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EnvironmentQuantity>> Sensed { get; }

    /// <summary>What can be the matter with each sensor, by its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SensorTroubleKind>> Possible { get; }

    /// <summary>For the station that has them.</summary>
    public StationStage Stage { get; }

    public SensorTroubleKind TroubleOf(string sensor) => troubles.GetValueOrDefault(sensor);

    /// <summary>Lets something be the matter with a sensor, in the place of what was.</summary>
    public void Set(string sensor, SensorTroubleKind trouble, long nowMs)
    {
        troubles[sensor] = trouble;
        lines[sensor].Constant = trouble switch
        {
            SensorTroubleKind.Silent => LineFault.Silence,
            SensorTroubleKind.Garbled => LineFault.ChangedByte,
            SensorTroubleKind.Faulty => LineFault.InstrumentError,
            _ => LineFault.None,
        };
        foreach (EnvironmentQuantity quantity in Sensed[sensor])
        {
            World.Hold(quantity, trouble == SensorTroubleKind.Stuck, nowMs);
        }
    }

    private static IReadOnlyList<SensorTroubleKind> KindsOf(ProfileLines.Line sensor) =>
        [.. Enum.GetValues<SensorTroubleKind>().Where(kind => kind != SensorTroubleKind.Faulty || SensedQuantities.CanReportFault(sensor))];
}
