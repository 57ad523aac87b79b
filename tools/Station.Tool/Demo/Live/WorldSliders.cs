using Station.Page.Contract;
using Station.Simulator.Environments;

namespace Station.Tool.Demo.Live;

/// <summary>The quantities of the world that can be moved at the page: their names, and how far.</summary>
internal static class WorldSliders
{
    private static readonly Row[] Rows =
    [
        new(EnvironmentQuantity.Pm25, "pm25", "细颗粒物 PM2.5", "fine dust PM2.5", "µg/m³", 1, 0, 600),
        new(EnvironmentQuantity.Temperature, "temperature", "气温", "air temperature", "°C", 100, -4_000, 6_000),
        new(EnvironmentQuantity.Humidity, "humidity", "相对湿度", "humidity", "%", 100, 500, 10_000),
        new(EnvironmentQuantity.Pressure, "pressure", "气压", "air pressure", "hPa", 100, 90_000, 108_000),
        new(EnvironmentQuantity.Sound, "sound", "声级", "sound level", "dB", 10, 300, 1_200),
        new(EnvironmentQuantity.WaterLevel, "level", "水位", "water level", "mm", 1, 0, 4_500),
        new(EnvironmentQuantity.WaterTemperature, "water-temperature", "水温", "water temperature", "°C", 100, 100, 3_000),
        new(EnvironmentQuantity.SulphurDioxide, "so2", "二氧化硫", "sulphur dioxide", "ppb", 1, 0, 800),
        new(EnvironmentQuantity.NitrogenDioxide, "no2", "二氧化氮", "nitrogen dioxide", "ppb", 1, 0, 800),
        new(EnvironmentQuantity.Ozone, "o3", "臭氧", "ozone", "ppb", 1, 0, 800),
        new(EnvironmentQuantity.CarbonMonoxide, "co", "一氧化碳", "carbon monoxide", "ppm", 1_000, 0, 40_000),
        new(EnvironmentQuantity.HydrogenSulphide, "h2s", "硫化氢", "hydrogen sulphide", "ppb", 1, 0, 2_000),
        new(EnvironmentQuantity.Ammonia, "nh3", "氨", "ammonia", "ppb", 1, 0, 5_000),
        new(EnvironmentQuantity.Formaldehyde, "hcho", "甲醛", "formaldehyde", "ppb", 1, 0, 1_000),
        new(EnvironmentQuantity.CarbonDioxide, "co2", "二氧化碳", "carbon dioxide", "ppm", 1, 350, 5_000),
        new(EnvironmentQuantity.VolatileTicks, "voc-ticks", "挥发物原始值（越低越多）", "volatiles, raw (fewer is more)", "", 1, 20_000, 40_000),
        new(EnvironmentQuantity.NitrogenTicks, "nox-ticks", "氮氧化物原始值", "nitrogen oxides, raw", "", 1, 10_000, 25_000),
        new(EnvironmentQuantity.VolatileCompounds, "voc", "挥发性有机物", "volatile compounds", "ppb", 1, 0, 6_000),
        new(EnvironmentQuantity.SuspendedParticles, "tsp", "总悬浮颗粒物", "suspended particles", "µg/m³", 1, 0, 2_000),
        new(EnvironmentQuantity.WindSpeed, "wind", "风速", "wind speed", "m/s", 10, 0, 300),
        new(EnvironmentQuantity.Supply, "supply", "供电电压", "supply voltage", "V", 1_000, 9_000, 15_000),
    ];

    /// <summary>The quantity of a word; null when it cannot be moved.</summary>
    public static EnvironmentQuantity? Find(string word) => Rows.FirstOrDefault(row => row.Word == word)?.Quantity;

    /// <summary>A value as people say it in the integers of the world, within what can be set.</summary>
    public static int ToWorld(EnvironmentQuantity quantity, double value)
    {
        Row row = Rows.First(candidate => candidate.Quantity == quantity);
        return (int)Math.Round(Math.Clamp(value * row.Scale, row.Least, row.Most));
    }

    /// <summary>Those of a sensor as they stand. What has no row moves with another: coarse dust with fine dust.</summary>
    public static IReadOnlyList<SliderPicture> Of(IReadOnlyList<EnvironmentQuantity> sensed, SteeredEnvironment world, long nowMs) =>
        [.. Rows.Where(row => sensed.Contains(row.Quantity)).Select(row => new SliderPicture
        {
            Quantity = row.Word,
            Name = new Words(row.Zh, row.En),
            Unit = row.Unit,
            Decimals = row.Decimals,
            Least = row.Least / row.Scale,
            Most = row.Most / row.Scale,
            Step = Math.Pow(10, -row.Decimals),
            Value = Math.Round(world.WorldAt(row.Quantity, nowMs) / row.Scale, row.Decimals),
            IsMoved = world.IsMoved(row.Quantity),
        })];

    /// <param name="Scale">Integers of the world for one of the unit.</param>
    /// <param name="Least">In integers of the world.</param>
    /// <param name="Most">In integers of the world.</param>
    private sealed record Row(EnvironmentQuantity Quantity, string Word, string Zh, string En, string Unit, double Scale, double Least, double Most)
    {
        /// <summary>Digits behind the point; more than one is more than a slider can set.</summary>
        public int Decimals => Scale > 1 ? 1 : 0;
    }
}
