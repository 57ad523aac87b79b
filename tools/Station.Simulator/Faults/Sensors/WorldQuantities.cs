using Station.Simulator.Environments;

namespace Station.Simulator.Faults.Sensors;

/// <summary>The quantities of the world, as scenarios write them.</summary>
internal static class WorldQuantities
{
    private static readonly (string Name, EnvironmentQuantity Quantity)[] Table =
    [
        ("pm25", EnvironmentQuantity.Pm25),
        ("pm10", EnvironmentQuantity.Pm10),
        ("temperature", EnvironmentQuantity.Temperature),
        ("humidity", EnvironmentQuantity.Humidity),
        ("pressure", EnvironmentQuantity.Pressure),
        ("sound", EnvironmentQuantity.Sound),
        ("level", EnvironmentQuantity.WaterLevel),
        ("so2", EnvironmentQuantity.SulphurDioxide),
        ("no2", EnvironmentQuantity.NitrogenDioxide),
        ("o3", EnvironmentQuantity.Ozone),
        ("co", EnvironmentQuantity.CarbonMonoxide),
        ("supply", EnvironmentQuantity.Supply),
    ];

    public static string[] Names { get; } = [.. Table.Select(row => row.Name)];

    public static EnvironmentQuantity Of(string name) => Table.First(row => row.Name == name).Quantity;
}
