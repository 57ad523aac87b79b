using Station.Hal.Simulated.Flash;

namespace Station.Simulator.Fleet;

/// <summary>A board that can be simulated: what firmware/Station.Esp32/Boards says of it, as far as a profile or a volume depends on it.</summary>
/// <param name="Name">Name of the definition, which profiles name.</param>
/// <param name="VolumeBytes">Size of the volume.</param>
/// <param name="SensorPorts">Ports of the chip that sensors can have: all but the terminal's.</param>
/// <param name="ExpanderCount">Places for expanders.</param>
/// <param name="HasSensorRail">Whether the sensors' supply can be switched.</param>
/// <param name="HasExternalRam">Whether it has the memory that TLS needs.</param>
public sealed record BoardKind(string Name, int VolumeBytes, string[] SensorPorts, int ExpanderCount, bool HasSensorRail, bool HasExternalRam)
{
    /// <summary>Every board; a test holds them against the definitions.</summary>
    public static IReadOnlyList<BoardKind> All { get; } =
    [
        new("reference", FlashGeometry.LargeVolumeBytes, ["COM3"], 3, HasSensorRail: true, HasExternalRam: true),
        new("minimum", FlashGeometry.SmallVolumeBytes, ["COM3"], 0, HasSensorRail: false, HasExternalRam: false),
    ];

    public static BoardKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
