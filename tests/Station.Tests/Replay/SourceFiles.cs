using System.Globalization;
using Station.Simulator.Environments;
using Station.Tests.Sensors;

namespace Station.Tests.Replay;

/// <summary>Reads measured series from the data beside the project, in the form in which their sources publish them.</summary>
internal static class SourceFiles
{
    private const string Head = "profile replay version=1 board=reference hours=full\n";

    private const string Air = Head
        + "sensor dust model=sds011 port=X1A interval=10\n"
        + "sensor so2 model=winsen port=X1B gas=so2\nsensor no2 model=winsen port=X2A gas=no2\n"
        + "sensor o3 model=winsen port=X2B gas=o3\nsensor co model=winsen port=X3A gas=co\n"
        + "sensor weather model=climate\n"
        + "channel pm25 factor=a34004 unit=ug/m3 decimals=1 from=dust.pm25 min=0 max=1000\n"
        + "channel pm10 factor=a34002 unit=ug/m3 decimals=1 from=dust.pm10 min=0 max=2000\n"
        + "channel so2 factor=a21026 unit=ug/m3 decimals=1 from=so2.gas min=0 max=5000\n"
        + "channel no2 factor=a21004 unit=ug/m3 decimals=1 from=no2.gas min=0 max=5000\n"
        + "channel o3 factor=a05024 unit=ug/m3 decimals=1 from=o3.gas min=0 max=5000\n"
        + "channel co factor=a21005 unit=mg/m3 decimals=3 from=co.gas min=0 max=60\n"
        + "channel temperature factor=a01001 unit=C decimals=2 from=weather.temperature min=-40 max=85\n"
        + "channel pressure factor=a01006 unit=hPa decimals=2 from=weather.pressure min=300 max=1100\n";

    private const string Node = Head
        + "sensor dust model=sds011 port=COM3 mode=active\nsensor weather model=climate\n"
        + "channel pm25 factor=a34004 unit=ug/m3 decimals=1 from=dust.pm25 min=0 max=1000\n"
        + "channel pm10 factor=a34002 unit=ug/m3 decimals=1 from=dust.pm10 min=0 max=2000\n"
        + "channel temperature factor=a01001 unit=C decimals=2 from=weather.temperature min=-40 max=85\n"
        + "channel humidity factor=a01002 unit=% decimals=2 from=weather.humidity min=0 max=100\n"
        + "channel pressure factor=a01006 unit=hPa decimals=2 from=weather.pressure min=300 max=1100\n";

    private const string River = Head
        + "sensor radar model=modbus port=COM3 address=1 register=3 type=int32 unit=mm\n"
        + "channel level factor=x-level unit=mm decimals=0 from=radar.value min=0 max=300000 statistic=median\n";

    private const string Street = Head
        + "sensor meter model=modbus port=COM3 address=1 register=0 type=uint16 decimals=1 unit=dB interval=1\n"
        + "channel noise factor=LA unit=dB decimals=1 from=meter.value min=30 max=130 statistic=leq\n";

    /// <summary>What each series is called that <see cref="Piece"/> knows.</summary>
    public static string[] Pieces { get; } = ["made", "air", "node", "level", "noise"];

    /// <summary>A short series: made ones run anywhere, measured ones skip the test where the data is not there. Air has gaps and haze, level the crest of a flood.</summary>
    public static SourceSeries Piece(string name) => name switch
    {
        "made" => Made(),
        "air" => ReadAir(name, RepositoryFiles.SharedData("air", "PRSA_Data_Dongsi_20130301-20170228.csv")).Part(250, 200),
        "node" => ReadNode(name, RepositoryFiles.SharedData("particulate", "luftdaten_sds011_15092_20181201-20181221.csv"), RepositoryFiles.SharedData("particulate", "luftdaten_bme280_15093_20181201-20181221.csv")).Part(0, 200),
        "level" => ReadLevel(name, RepositoryFiles.SharedData("water_level", "hubeau_V7144010_Gard_20200826-20200925.csv")).Part(3_345, 200),
        "noise" => ReadNoise(name, RepositoryFiles.SharedData("noise", "noisemonitor_test_data_laeq1s.csv"), 1).Part(28_800, 3_720),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such piece."),
    };

    /// <summary>Everything beside the project; skips the test where it is not there.</summary>
    public static SourceSeries[] All() =>
    [
        ReadAir("Dongsi", RepositoryFiles.SharedData("air", "PRSA_Data_Dongsi_20130301-20170228.csv")),
        ReadAir("Aotizhongxin", RepositoryFiles.SharedData("air", "PRSA_Data_Aotizhongxin_20130301-20170228.csv")),
        ReadNode("node", RepositoryFiles.SharedData("particulate", "luftdaten_sds011_15092_20181201-20181221.csv"), RepositoryFiles.SharedData("particulate", "luftdaten_bme280_15093_20181201-20181221.csv")),
        ReadLevel("Gard", RepositoryFiles.SharedData("water_level", "hubeau_V7144010_Gard_20200826-20200925.csv")),
        ReadLevel("Gardon", RepositoryFiles.SharedData("water_level", "hubeau_V7155035_GardonAles_20200826-20200925.csv")),
        ReadLevel("Herault", RepositoryFiles.SharedData("water_level", "hubeau_Y2100020_Herault_20200826-20200925.csv")),
        ReadNoise("seconds", RepositoryFiles.SharedData("noise", "noisemonitor_test_data_laeq1s.csv"), 1),
        ReadNoise("minutes", RepositoryFiles.SharedData("noise", "noisemonitor_test_data_laeq1m.csv"), 60),
    ];

    /// <summary>A node in a made-up air: a haze that comes and goes, a day's temperature, pressure that falls, and a gap.</summary>
    private static SourceSeries Made()
    {
        const int Rows = 200;
        decimal?[] Wave(decimal mean, decimal swing, int periodRows, int decimals) =>
            [.. Enumerable.Range(0, Rows).Select(row => (decimal?)Math.Round(mean + (swing * (decimal)Math.Sin(2 * Math.PI * row / periodRows)), decimals))];
        decimal?[] fine = Wave(80, 70, 90, 1);
        Array.Fill(fine, null, 120, 7);
        return NodeOf("made", fine, Wave(140, 60, 70, 1), Wave(12, 9, 200, 2), Wave(55, 40, 150, 2), Wave(1_005, 12, 400, 2));
    }

    /// <summary>A gas has steps of 1 ppb: 298.15 K and 1013.25 hPa, factors of GB 3095's reference state.</summary>
    private static SourceSeries ReadAir(string name, string path)
    {
        decimal?[] pm25 = Read(path, ',', "PM2.5");
        decimal?[] pm10 = Read(path, ',', "PM10");
        return new SourceSeries(name, Air, 60,
        [
            new("pm25", EnvironmentQuantity.Pm25, 10, 0.1m, pm25),
            new("pm10", EnvironmentQuantity.Pm10, 10, 0.1m, NeverBelow(pm10, pm25)),
            new("so2", EnvironmentQuantity.SulphurDioxide, 10 / 2.6186m, 2.6186m, Read(path, ',', "SO2")),
            new("no2", EnvironmentQuantity.NitrogenDioxide, 10 / 1.8804m, 1.8804m, Read(path, ',', "NO2")),
            new("o3", EnvironmentQuantity.Ozone, 10 / 1.9619m, 1.9619m, Read(path, ',', "O3")),
            new("co", EnvironmentQuantity.CarbonMonoxide, 10_000 / 1.1449m, 0.0011449m, [.. Read(path, ',', "CO").Select(value => value / 1_000)]),
            new("temperature", EnvironmentQuantity.Temperature, 1_000, 0.01m, Read(path, ',', "TEMP")),
            new("pressure", EnvironmentQuantity.Pressure, 1_000, 0.01m, Read(path, ',', "PRES")),
        ]);
    }

    private static SourceSeries ReadNode(string name, string dust, string weather) => NodeOf(
        name,
        Read(dust, ';', "P2"),
        Read(dust, ';', "P1"),
        Read(weather, ';', "temperature"),
        Read(weather, ';', "humidity"),
        [.. Read(weather, ';', "pressure").Select(value => value / 100)]);

    private static SourceSeries NodeOf(string name, decimal?[] pm25, decimal?[] pm10, decimal?[] temperature, decimal?[] humidity, decimal?[] pressure) => new(name, Node, 60,
    [
        new("pm25", EnvironmentQuantity.Pm25, 10, 0.1m, pm25),
        new("pm10", EnvironmentQuantity.Pm10, 10, 0.1m, NeverBelow(pm10, pm25)),
        new("temperature", EnvironmentQuantity.Temperature, 1_000, 0.01m, temperature),
        new("humidity", EnvironmentQuantity.Humidity, 1_000, 0.01m, humidity),
        new("pressure", EnvironmentQuantity.Pressure, 1_000, 0.01m, pressure),
    ]);

    private static SourceSeries ReadLevel(string name, string path) =>
        new(name, River, 60, [new("level", EnvironmentQuantity.WaterLevel, 10, 1, Read(path, ',', "resultat_obs"))]);

    private static SourceSeries ReadNoise(string name, string path, int rowSeconds) =>
        new(name, Street, rowSeconds, [new("noise", EnvironmentQuantity.Sound, 100, 0.1m, Read(path, ',', "LEQ dB -A"))]);

    /// <summary>In several percent of the hours PM2.5 is above PM10, as two instruments found them; one counter cannot say that, and says PM2.5 twice.</summary>
    private static decimal?[] NeverBelow(decimal?[] coarse, decimal?[] fine) =>
        [.. coarse.Zip(fine, (decimal? large, decimal? small) => large is { } value && small is { } least ? Math.Max(value, least) : (decimal?)null)];

    private static decimal?[] Read(string path, char separator, string column)
    {
        string[] lines = File.ReadAllLines(path);
        int index = Array.FindIndex(lines[0].Split(separator), name => name.Trim('"', ' ') == column);
        Assert.True(index >= 0, $"{path} has no column {column}");
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => Number(line.Split(separator)[index]))];
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
