using Station.Simulator.Truth;

namespace Station.Simulator.Environments;

/// <summary>The world that belongs to a profile: what a station measures says where it stands.</summary>
public static class Surroundings
{
    /// <summary>A weir where a curve makes discharges, a river that floods where a rise is an alarm, a well where a sealed sensor hangs in the water, else a pole in the city.</summary>
    /// <param name="profileText">The station's profile.</param>
    /// <param name="seed">Of everything that is random.</param>
    public static IEnvironment Of(string profileText, ulong seed)
    {
        var city = new CityEnvironment(seed);
        if (ProfileLines.Of(profileText, "curve").Count > 0)
        {
            return new WeirEnvironment(city, seed);
        }

        if (ProfileLines.Of(profileText, "alarm").Any(alarm => alarm.Keys.ContainsKey("rise")))
        {
            return new RiverEnvironment(city);
        }

        bool isWell = ProfileLines.Of(profileText, "sensor").Any(sensor => sensor.Get("model", string.Empty) == "ms5837");
        return isWell ? new WellEnvironment(city, seed) : city;
    }
}
