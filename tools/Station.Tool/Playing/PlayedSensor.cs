using Station.Hal.Simulated;
using Station.Profiles;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Winsen;
using Station.Simulator.Environments;
using Station.Simulator.Models;

namespace Station.Tool.Playing;

/// <summary>A sensor of the simulator with its supply on, in the real time of this machine.</summary>
internal sealed class PlayedSensor
{
    private const string Port = "COM3";
    private const int Boot = 0;

    private readonly StationModels models;
    private readonly SensorSettings settings;
    private readonly long startMs;

    /// <param name="sensor">Model and keys as a profile has them.</param>
    /// <param name="environment">One of <see cref="PlayedEnvironments"/>.</param>
    /// <param name="faults">What goes wrong with its frames.</param>
    /// <param name="startMs">True time now.</param>
    public PlayedSensor(string sensor, string environment, PlayedFaults faults, long startMs)
    {
        this.startMs = startMs;
        settings = PlayedModels.SettingsOf(sensor);
        (IEnvironment world, int heightMm) = PlayedEnvironments.Find(environment);
        string profile = $"sensor played model={sensor} port={Port}\nchannel level from=played.distance offset={heightMm}\n";
        models = new StationModels(profile, world, _ => faults);
        Line.Device!.SetPower(true, startMs);
    }

    /// <summary>The line that it hangs on.</summary>
    public SerialLine Line => models.Lines[Port];

    /// <summary>Bits a second.</summary>
    public int Baud => Line.Baud;

    /// <summary>Lets it wait for questions, as a station that asks leaves it.</summary>
    /// <exception cref="ToolError">It does not have both ways.</exception>
    public void BeAsked()
    {
        byte[] command = settings switch
        {
            { Model: SensorModel.Plantower, Variant: not PlantowerVariant.Short } => PlantowerCommand.BePassive(),
            { Model: SensorModel.Sds011 } => Sds011Command.BeAsked(),
            { Model: SensorModel.Winsen } => WinsenCommand.BeAsked(settings.Winsen.Older),
            _ => throw new ToolError(ExitStatus.Usage, "sensor-asked", "This sensor cannot be told to wait for questions.", "Leave --asked out."),
        };
        Line.Write(command, startMs);
        Line.Clear();
    }

    /// <summary>What it notes of its readings for records that nobody makes here is forgotten.</summary>
    public void Forget(long trueMs)
    {
        models.Book.BeginStep(trueMs - startMs);
        models.Book.Forget(Boot, trueMs - startMs);
    }
}
