using System.Globalization;
using Station.Simulator.Truth;
using Station.Tool.Values;

namespace Station.Tool.Probing;

/// <summary>The Modbus instruments of the profiles that are shipped, each register map once.</summary>
internal static class ModbusMaps
{
    /// <summary>Keys that say how a station reads an instrument, not what it is.</summary>
    private static readonly string[] Placing = ["model", "port", "baud", "address", "interval", "warmup", "serial"];

    public static IReadOnlyList<ModbusMap> Shipped() =>
        [.. ProfileFile.Names()
            .Select(ProfileFile.Read)
            .SelectMany(profile => ProfileLines.Of(profile, "sensor")
                .Where(sensor => sensor.Get("model", string.Empty) == "modbus")
                .Select(sensor => Create(sensor, ProfileLines.Of(profile, "channel"))))
            .GroupBy(map => map.Keys)
            .Select(same => new ModbusMap(same.First().Title, same.Key, same.Min(map => map.Minimum), same.Max(map => map.Maximum)))
            .OrderBy(map => map.Title)];

    private static ModbusMap Create(ProfileLines.Line sensor, IReadOnlyList<ProfileLines.Line> channels)
    {
        string unit = sensor.Get("unit", string.Empty);
        ProfileLines.Line[] own = [.. channels.Where(channel => channel.Get("from", string.Empty) == sensor.Name + ".value" && channel.Get("unit", string.Empty) == unit)];
        return new ModbusMap(
            TitleOf(sensor, unit),
            string.Join(' ', sensor.Keys.Where(key => !Placing.Contains(key.Key)).OrderBy(key => key.Key).Select(key => $"{key.Key}={key.Value}")),
            own.Length == 0 ? decimal.MinValue : own.Min(channel => Number(channel.Get("min", "0"))),
            own.Length == 0 ? decimal.MaxValue : own.Max(channel => Number(channel.Get("max", "0"))));
    }

    private static string TitleOf(ProfileLines.Line sensor, string unit) => unit switch
    {
        "dB" => "noise transmitter",
        "m/s" => "anemometer",
        "ppb" => "PID transmitter",
        "ug/m3" => "dust analyser",
        "mm" => sensor.Keys.ContainsKey("decimals-register") ? "submersible level transmitter" : "radar level meter",
        _ => sensor.Name,
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
