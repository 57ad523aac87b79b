using System.Globalization;
using Station.Aggregation;
using Station.Journal;
using Station.Measurement;
using Station.Tests.Sensors;
using Station.Tests.Timekeeping;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>A live copy of twelve channels is small whatever was measured.</summary>
public sealed class LiveMessageSizeTests
{
    private const int Columns = 12;
    private const int LimitBytes = 130;

    // The envelope around a payload of 24 to 255 bytes (docs/telemetry-format.md section 2).
    private const int EnvelopeBytes = 52;

    // A station in its second year, days after its boot.
    private const long Sequence = 900_000;
    private const long UptimeMs = 150L * 86_400_000;
    private const long NextBlock = 17_000;

    private readonly LiveMessage message = new(new byte[512]);
    private readonly TimeBench time = new();
    private readonly BootIdentity boot = new() { Boot = 230, Nonce = 0xFEDCBA98, Context = 12 };

    public LiveMessageSizeTests() => time.RunFor(10_000);

    [Fact]
    public void Four_years_of_measured_air_with_noise_and_floods_stay_below_the_limit()
    {
        int largest = Replay(flagged: false);
        TestContext.Current.TestOutputHelper!.WriteLine($"largest live message over the replay: {largest} bytes");
        Assert.InRange(largest, 90, LimitBytes);
    }

    [Fact]
    public void The_same_with_a_flag_on_each_of_the_twelve_values()
    {
        int largest = Replay(flagged: true);
        TestContext.Current.TestOutputHelper!.WriteLine($"largest live message with twelve flags: {largest} bytes");
        Assert.InRange(largest, 100, LimitBytes);
    }

    [Fact]
    public void The_largest_values_of_every_channel_of_the_reference_station_with_flags()
    {
        PeriodRecord record = NewRecord([1_000, 1_000, 850, 1_000, 11_000, 1_300, 10_000, 2_600, 1_900, 1_960, 600, 3_000], flagged: true);
        int bytes = Measure(record);
        TestContext.Current.TestOutputHelper!.WriteLine($"live message of full-scale values with twelve flags: {bytes} bytes");
        Assert.InRange(bytes, 100, LimitBytes);
    }

    private int Replay(bool flagged)
    {
        Assert.True(time.Time.Resolved);
        if (!RepositoryFiles.HasSharedData("air", "PRSA_Data_Dongsi_20130301-20170228.csv"))
        {
            return ReplayGenerated(flagged);
        }

        string[] air = File.ReadAllLines(RepositoryFiles.SharedData("air", "PRSA_Data_Dongsi_20130301-20170228.csv"));
        string[] noise = File.ReadAllLines(RepositoryFiles.SharedData("noise", "noisemonitor_test_data_laeq1m.csv"));
        string[] level = File.ReadAllLines(RepositoryFiles.SharedData("water_level", "hubeau_V7144010_Gard_20200826-20200925.csv"));
        int largest = 0;
        for (int row = 1; row < air.Length; row++)
        {
            string[] hour = air[row].Split(',');
            int[] values =
            [
                Scaled(hour[5], 1), Scaled(hour[6], 1), Scaled(hour[11], 10), 655, Scaled(hour[12], 10),
                Scaled(noise[1 + row % (noise.Length - 1)].Split(',')[1], 10), Scaled(level[1 + row % (level.Length - 1)].Split(',')[1], 1),
                Scaled(hour[7], 1), Scaled(hour[8], 1), Scaled(hour[10], 1), Scaled(hour[9], 0.01), 1_260,
            ];
            largest = Math.Max(largest, Measure(NewRecord(values, flagged)));
        }

        return largest;
    }

    /// <summary>Where the measurements are not at hand: walks between the bounds of what each channel of a station has ever shown.</summary>
    private int ReplayGenerated(bool flagged)
    {
        int[] highest = [1_000, 1_000, 450, 1_000, 11_000, 1_100, 10_000, 500, 300, 400, 150, 1_300];
        var random = new Random(1);
        int[] values = [.. highest.Select(bound => bound / 2)];
        int largest = 0;
        for (int row = 0; row < 35_000; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                values[column] = Math.Clamp(values[column] + random.Next(-highest[column] / 20, (highest[column] / 20) + 1), 0, highest[column]);
            }

            largest = Math.Max(largest, Measure(NewRecord(values, flagged)));
        }

        return largest;
    }

    private int Measure(PeriodRecord record) => message.Write(record, Sequence, boot, NextBlock, time.Time) + EnvelopeBytes;

    private static PeriodRecord NewRecord(int[] values, bool flagged)
    {
        var record = new PeriodRecord(Columns) { StartUptimeMs = UptimeMs, LengthMs = 60_010, ValidSeconds = 59 };
        for (int column = 0; column < Columns; column++)
        {
            record.Values[column] = values[column];
            record.Flags[column] = values[column] == PeriodRecord.Missing ? QualityFlag.Communication : flagged ? QualityFlag.OutOfRange : QualityFlag.Normal;
            record.Reasons[column] = record.Flags[column] == QualityFlag.Normal ? QualityReason.None : QualityReason.AboveRange;
        }

        return record;
    }

    private static int Scaled(string text, double factor) =>
        text is "NA" or "" ? PeriodRecord.Missing : (int)Math.Round(double.Parse(text, CultureInfo.InvariantCulture) * factor);
}
