using Station.Simulator.Environments;

namespace Station.Tool.Playing;

/// <summary>The worlds that a played sensor can stand in, by name.</summary>
internal static class PlayedEnvironments
{
    private const ulong Seed = 1;

    /// <summary>Name, what it is, and the height in mm at which a distance sensor hangs above the datum of its level.</summary>
    public static IReadOnlyList<(string Name, string Description, int HeightMm)> All { get; } =
    [
        ("city", "a pole by a street and a river", 4_000),
        ("river", "the same with a flood wave of 16 hours in every 36", 4_300),
        ("weir", "an outfall with a weir, levels above its crest", 800),
        ("well", "a well that pumps draw down, levels above a sensor in the water", 13_000),
    ];

    /// <exception cref="ToolError">There is none of that name.</exception>
    public static (IEnvironment World, int HeightMm) Find(string name)
    {
        var city = new CityEnvironment(Seed);
        IEnvironment world = name switch
        {
            "city" => city,
            "river" => new RiverEnvironment(city),
            "weir" => new WeirEnvironment(city, Seed),
            "well" => new WellEnvironment(city, Seed),
            _ => throw new ToolError(
                ExitStatus.Usage, "sensor-environment", $"There is no environment '{name}'.", $"Give one of: {string.Join(", ", All.Select(row => row.Name))}."),
        };
        return (world, All.First(row => row.Name == name).HeightMm);
    }
}
