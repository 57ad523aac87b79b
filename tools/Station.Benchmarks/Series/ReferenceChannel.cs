namespace Station.Benchmarks.Series;

/// <summary>A channel of the reference station: where its measured series comes from, and how it behaves where there is none.</summary>
/// <param name="Channel">Name, unit and resolution.</param>
/// <param name="Measured">Where measurements are; null where nobody has published any.</param>
/// <param name="Generated">Bounds and restlessness of a made series.</param>
internal sealed record ReferenceChannel(Channel Channel, MeasuredColumn? Measured, Restlessness Generated)
{
    private const string Particulates = "particulate/luftdaten_sds011_*.csv";
    private const string Weather = "particulate/luftdaten_bme280_*.csv";
    private const string Noise = "noise/noisemonitor_test_data_laeq1m.csv";
    private const string Level = "water_level/hubeau_*_Gard_*.csv";
    private const string Gases = "air/PRSA_Data_Dongsi_*.csv";

    /// <summary>The twelve, in the order of the reference profile. Mean steps are those at which a made series has the entropy of the measured one.</summary>
    public static readonly ReferenceChannel[] All =
    [
        new(new("pm25", "ug/m3", 0), new(Particulates, "P2", ';', 1), new(0, 500, 0.84)),
        new(new("pm10", "ug/m3", 0), new(Particulates, "P1", ';', 1), new(0, 600, 3.0)),
        new(new("temperature", "C", 1), new(Weather, "temperature", ';', 10), new(-200, 420, 0.24)),
        new(new("humidity", "%", 1), new(Weather, "humidity", ';', 10), new(50, 1000, 3.2)),
        new(new("pressure", "hPa", 1), new(Weather, "pressure", ';', 0.1), new(9_600, 10_500, 0.76)),
        new(new("noise", "dB", 1), new(Noise, "LEQ dB -A", ',', 10), new(350, 900, 13.2)),
        new(new("level", "mm", 0), new(Level, "resultat_obs", ',', 1), new(100, 7_500, 4.9)),
        new(new("so2", "ug/m3", 0), new(Gases, "SO2", ',', 1), new(0, 500, 2.8)),
        new(new("no2", "ug/m3", 0), new(Gases, "NO2", ',', 1), new(0, 300, 7.5)),
        new(new("o3", "ug/m3", 0), new(Gases, "O3", ',', 1), new(0, 400, 9.4)),
        new(new("co", "mg/m3", 1), new(Gases, "CO", ',', 0.01), new(0, 100, 1.75)),
        new(new("supply", "V", 2), null, new(1_150, 1_440, 0.6)),
    ];
}
