using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>What the sensors of a profile have to do with the world.</summary>
public static class SensedQuantities
{
    /// <summary>What a sensor reads of the world, in the order in which people name it.</summary>
    /// <param name="sensor">Its line of the profile.</param>
    public static IReadOnlyList<EnvironmentQuantity> Of(ProfileLines.Line sensor) => sensor.Get("model", string.Empty) switch
    {
        "plantower" => [EnvironmentQuantity.Pm25, EnvironmentQuantity.Pm10, EnvironmentQuantity.Pm1],
        "sds011" => [EnvironmentQuantity.Pm25, EnvironmentQuantity.Pm10],
        "sps30" => [EnvironmentQuantity.Pm25, EnvironmentQuantity.Pm10, EnvironmentQuantity.Pm1],
        "climate" => [EnvironmentQuantity.Temperature, EnvironmentQuantity.Humidity, EnvironmentQuantity.Pressure],
        "scd4x" => [EnvironmentQuantity.CarbonDioxide, EnvironmentQuantity.Temperature, EnvironmentQuantity.Humidity],
        "sgp40" => [EnvironmentQuantity.VolatileTicks],
        "sgp41" => [EnvironmentQuantity.VolatileTicks, EnvironmentQuantity.NitrogenTicks],
        "pa-spl" or "sen0232" => [EnvironmentQuantity.Sound],
        "ultrasonic" or "maxbotix" => [EnvironmentQuantity.WaterLevel],
        "ms5837" => [EnvironmentQuantity.WaterLevel, EnvironmentQuantity.WaterTemperature],
        "supply" => [EnvironmentQuantity.Supply],
        _ when sensor.Keys.ContainsKey("gas") => [WinsenModel.GasOf(sensor.Get("gas", string.Empty)).Quantity],
        "analogue" when !sensor.Keys.ContainsKey("sensitivity") => [EnvironmentQuantity.Supply],
        _ => [InUnit(sensor.Get("unit", "mm"))],
    };

    /// <summary>
    /// Whether a sensor has a way to say that it has failed. Answers of asked gas modules and of metal-oxide sensors hold values and nothing else, and the voltage of a broken cell is that of
    /// one without gas.
    /// </summary>
    /// <param name="sensor">Its line of the profile.</param>
    public static bool CanReportFault(ProfileLines.Line sensor) => sensor.Get("model", string.Empty) switch
    {
        "winsen" => !sensor.Keys.ContainsKey("port") || sensor.Get("module", string.Empty) == "gravity",
        "analogue" or "sgp40" or "sgp41" => false,
        _ => true,
    };

    /// <summary>What an instrument measures that shows its value in that unit.</summary>
    public static EnvironmentQuantity InUnit(string unit) => unit switch
    {
        "dB" => EnvironmentQuantity.Sound,
        "m/s" => EnvironmentQuantity.WindSpeed,
        "ppb" => EnvironmentQuantity.VolatileCompounds,
        "ug/m3" => EnvironmentQuantity.SuspendedParticles,
        _ => EnvironmentQuantity.WaterLevel,
    };
}
