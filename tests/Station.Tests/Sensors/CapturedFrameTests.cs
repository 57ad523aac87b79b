using System.Globalization;
using System.Text.RegularExpressions;
using Station.Sensors;
using Station.Sensors.MaxBotix;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Serial;
using Station.Sensors.Sps30;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Every captured frame of a device that the station reads: its values, or its rejection as its class says.</summary>
public sealed class CapturedFrameTests
{
    /// <summary>Rows of other devices, with why they are not read here.</summary>
    private static readonly (string Pattern, string Reason)[] NotRead =
    [
        ("^(MCU680|SDS198|HPMA|HM3301)", "no driver: not among the station's sensors"),
        ("^(MH-Z|MHZ19B|Plantower DS-CO2|SenseAir)", "no driver: carbon dioxide"),
        ("^(BME280|BMP280/BME280)", "registers: BoschRegistersTests and ClimateCalibrationTests hold the formulas against them"),
        ("^device$", "names a class of rows, not a frame"),
    ];

    /// <summary>Rows whose Modbus function the master never uses; they must not be taken for an answer.</summary>
    private static readonly string[] ForeignFunctions = ["01", "02", "06", "10"];

    [Fact]
    public void Every_row_is_read_or_named_with_a_reason()
    {
        foreach (FrameRow row in FrameRow.ReadAll())
        {
            bool read = IsParticles(row) || IsGas(row) || IsUltrasonic(row) || IsModbus(row) || IsDust(row) || row.Device == "SPS30";
            bool named = NotRead.Any(entry => Regex.IsMatch(row.Device, entry.Pattern));
            Assert.True(read || named, $"row {row.Id} ({row.Device}) is neither read nor named");
        }
    }

    [Fact]
    public void Particle_frames_give_their_values_or_are_rejected()
    {
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(IsParticles))
        {
            var counters = new SensorCounters();
            var parser = new PlantowerParser(counters);
            int[] masses = [];
            List<FrameKind> kinds = Scan.All(parser, row.Bytes, () => masses = Enumerable.Range(0, 6).Select(parser.Word).ToArray());
            switch (row.Class)
            {
                case "valid" or "valid_derived":
                    Assert.Equal([FrameKind.Reading], kinds);
                    AssertMasses(row, masses);
                    good++;
                    break;
                case "ack":
                    Assert.Equal([FrameKind.Other], kinds);
                    break;
                default:
                    Assert.Empty(kinds);
                    AssertRejected(row, counters, parser);
                    break;
            }
        }

        Assert.True(good >= 20, $"only {good} good frames");
    }

    [Fact]
    public void Climate_words_of_the_5003t_are_where_the_variant_says()
    {
        int checkedRows = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(row => row.Device == "PMS5003T" && row.Expected.Contains("temp=")))
        {
            var parser = new PlantowerParser(new SensorCounters());
            Scan.All(parser, row.Bytes, () =>
            {
                Assert.Equal(Expected(row, "temp"), parser.Word(PlantowerFrame.ClimateTemperatureWord) / 10m);
                Assert.Equal(Expected(row, "rhum"), parser.Word(PlantowerFrame.ClimateHumidityWord) / 10m);
                checkedRows++;
            });
        }

        Assert.True(checkedRows >= 5);
    }

    [Fact]
    public void Gas_frames_give_their_values_or_are_rejected()
    {
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(IsGas))
        {
            var counters = new SensorCounters();
            var parser = new WinsenParser(new WinsenSettings(0x17, false, false, 6, WinsenFrame.PartsPerBillion, 0), counters);
            decimal ppb = -1;
            int full = -1;
            List<FrameKind> kinds = Scan.All(parser, row.Bytes, () => (ppb, full) = (parser.DeciPartsPerBillion / 10m, parser.FullScale));
            if (row.Class == "valid")
            {
                Assert.Equal([row.Bytes[1] == WinsenFrame.SleepAnswer ? FrameKind.Other : FrameKind.Reading], kinds);
                AssertGas(row, ppb, full);
                good++;
            }
            else
            {
                Assert.Empty(kinds);
                Assert.Equal(1, counters.ChecksumErrors);
            }
        }

        Assert.True(good >= 5, $"only {good} good frames");
    }

    [Fact]
    public void Dust_frames_give_their_values_or_are_rejected()
    {
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(row => IsDust(row) || row.Device == "SDS198"))
        {
            var counters = new SensorCounters();
            var parser = new Sds011Parser(counters);
            (decimal Pm25, decimal Pm10, int Identity) read = default;
            List<FrameKind> kinds = Scan.All(parser, row.Bytes, () => read = (parser.Pm25 / 10m, parser.Pm10 / 10m, parser.Identity));
            bool readable = row.Class is "valid" or "valid_edge" or "valid_derived";
            if (!readable && row.Class != "command" || row.Device == "SDS198")
            {
                Assert.Empty(kinds);
                Assert.Equal(row.Bytes.Length, counters.BytesSkipped + parser.Pending);
            }
            else if (row.Class == "command" || row.Bytes[1] == Sds011Frame.CommandAnswer)
            {
                Assert.Equal([FrameKind.Other], kinds);
            }
            else
            {
                Assert.Equal([FrameKind.Reading], kinds);
                Assert.Equal(ExpectedMass(row, "PM2.5=", "pm25="), read.Pm25);
                Assert.Equal(ExpectedMass(row, "PM10=", "pm10="), read.Pm10);
                Assert.Equal(row.Bytes[6] << 8 | row.Bytes[7], read.Identity);
                good++;
            }
        }

        Assert.True(good >= 5, $"only {good} good frames");
    }

    [Fact]
    public void Frames_between_marks_give_their_values_and_echoes_are_known()
    {
        string[] names = ["pm01", "pm25", "pm04", "pm10", "n0_5", "n1_0", "n2_5", "n4_0", "n10_0", "diam"];
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(row => row.Device == "SPS30"))
        {
            var counters = new SensorCounters();
            var parser = new Sps30Parser(counters);
            int[] masses = [];
            int[] counts = [];
            List<FrameKind> kinds = Scan.All(parser, row.Bytes, () =>
            {
                masses = Enumerable.Range(0, 10).Select(index => parser.TryRead(index, 10, out int value) ? value : -1).ToArray();
                counts = Enumerable.Range(0, 10).Select(index => parser.TryRead(index, 100, out int value) ? value : -1).ToArray();
            });
            if (row.Class != "valid")
            {
                Assert.Equal([FrameKind.Other], kinds);
                continue;
            }

            Assert.Equal([FrameKind.Reading], kinds);
            for (int i = 0; i < names.Length; i++)
            {
                bool hundredths = names[i][0] == 'n';
                Assert.Equal(Expected(row, names[i]), hundredths ? counts[i] / 100m : masses[i] / 10m);
            }

            good++;
        }

        Assert.True(good >= 6, $"only {good} good frames");
    }

    [Fact]
    public void Ultrasonic_frames_give_their_distance_or_are_rejected()
    {
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(IsUltrasonic))
        {
            var counters = new SensorCounters();
            var parser = new UltrasonicParser(counters);
            var distances = new List<int>();
            Scan.All(parser, row.Bytes, () => distances.Add(parser.DistanceMm));
            int[] expected = row.Class is "valid" or "stream"
                ? Regex.Matches(row.Expected, @"\d+").Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray()
                : [];
            Assert.Equal(expected, distances);
            Assert.True(expected.Length > 0 || counters.BytesSkipped + parser.Pending == row.Bytes.Length);
            good += expected.Length;
        }

        Assert.True(good >= 9, $"only {good} distances");
    }

    [Fact]
    public void A_sum_without_the_header_is_right_for_the_relative_that_sends_it_and_for_no_other()
    {
        FrameRow row = FrameRow.ReadAll().Single(row => row.Class == "variant" && row.Device.StartsWith("JSN", StringComparison.Ordinal));
        int distanceMm = 0;
        var parser = new UltrasonicParser(new SensorCounters(), sumWithoutHeader: true);
        Assert.Equal([FrameKind.Reading], Scan.All(parser, row.Bytes, () => distanceMm = parser.DistanceMm));
        Assert.Equal(222, distanceMm);
        foreach (FrameRow other in FrameRow.ReadAll().Where(other => IsUltrasonic(other) && other.Class == "valid"))
        {
            Assert.Empty(Scan.All(new UltrasonicParser(new SensorCounters(), sumWithoutHeader: true), other.Bytes));
        }
    }

    [Theory]
    [InlineData("R1234\r", 1234, FrameKind.Reading)]
    [InlineData("R765\r", 765, FrameKind.Reading)]
    [InlineData("R5000\r", 5000, FrameKind.InstrumentError)]
    [InlineData("R9999\r", 9999, FrameKind.InstrumentError)]
    [InlineData("\0R12R0300\r", 300, FrameKind.Reading)]
    [InlineData("R12345\r", 0, FrameKind.None)]
    [InlineData("R12\r", 0, FrameKind.None)]
    [InlineData("R1 34\r", 0, FrameKind.None)]
    [InlineData("T123\r", 0, FrameKind.None)]
    public void Lines_of_digits_are_taken_strictly(string text, int distance, FrameKind kind)
    {
        var parser = new MaxBotixParser([5_000, 9_999], new SensorCounters());
        int seen = 0;
        List<FrameKind> kinds = Scan.All(parser, System.Text.Encoding.ASCII.GetBytes(text), () => seen = parser.Distance);
        Assert.Equal(kind == FrameKind.None ? [] : [kind], kinds);
        Assert.Equal(distance, seen);
    }

    [Fact]
    public void Modbus_answers_give_their_registers_and_nothing_else_passes()
    {
        int good = 0;
        foreach (FrameRow row in FrameRow.ReadAll().Where(IsModbus))
        {
            bool request = row.Class == "request";
            bool foreign = ForeignFunctions.Contains(row.Bytes[1].ToString("x2", CultureInfo.InvariantCulture));
            int registers = request || foreign ? 2 : row.Bytes[2] / 2;
            byte function = foreign ? (byte)3 : row.Bytes[1];
            byte[] question = request ? row.Bytes : ModbusQuestion.Build(row.Bytes[0], function, 0, registers);
            var counters = new SensorCounters();
            var parser = new ModbusParser(question, counters);
            int[] words = [];
            List<FrameKind> kinds = Scan.All(parser, row.Bytes, () => words = Enumerable.Range(0, registers).Select(parser.Register).ToArray());
            if (request && !foreign)
            {
                Assert.Equal([FrameKind.Other], kinds);
            }
            else if (row.Class == "valid" && !foreign)
            {
                Assert.Equal([FrameKind.Reading], kinds);
                Assert.Equal(row.Bytes[3] << 8 | row.Bytes[4], words[0]);
                good++;
            }
            else if (row.Class != "request")
            {
                Assert.DoesNotContain(FrameKind.Reading, kinds);
            }
        }

        Assert.True(good >= 10, $"only {good} answers");
    }

    private static bool IsParticles(FrameRow row) =>
        Regex.IsMatch(row.Device, "^(PMS|ZH)") && !(row.Device.StartsWith("ZH", StringComparison.Ordinal) && row.Bytes[0] == 0xFF);

    private static bool IsGas(FrameRow row) =>
        row.Device.StartsWith("ZE", StringComparison.Ordinal) || (row.Device.StartsWith("ZH", StringComparison.Ordinal) && row.Bytes[0] == 0xFF);

    private static bool IsDust(FrameRow row) => Regex.IsMatch(row.Device, "^SDS01");

    private static decimal ExpectedMass(FrameRow row, params string[] names) =>
        decimal.Parse(Regex.Match(row.Expected, $@"({string.Join('|', names.Select(Regex.Escape))})([\d.]+)").Groups[2].Value, CultureInfo.InvariantCulture);

    private static bool IsUltrasonic(FrameRow row) => Regex.IsMatch(row.Device, "^(A0[12]|JSN)");

    private static bool IsModbus(FrameRow row) => row.Device.Contains("Modbus", StringComparison.Ordinal) || Regex.IsMatch(row.Device, "^(noise|meter)");

    private static void AssertMasses(FrameRow row, int[] words)
    {
        if (row.Expected.Contains("pm25="))
        {
            Assert.Equal([Expected(row, "pm01"), Expected(row, "pm25"), Expected(row, "pm10")], words[3..6].Select(word => (decimal)word));
            return;
        }

        Match atmospheric = Regex.Match(row.Expected, @"atm (\d+)/(\d+)/(\d+)");
        Match plain = atmospheric.Success ? atmospheric : Regex.Match(row.Expected, @"(\d+)/(\d+)/(\d+)|PM1=(\d+) PM2.5=(\d+) PM10=(\d+)");
        if (plain.Success)
        {
            Assert.Equal(plain.Groups.Values.Skip(1).Where(group => group.Success).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)), words[3..6]);
        }
        else
        {
            Assert.Contains("pm2_5_cf1=" + words[1], row.Expected);
        }
    }

    private static void AssertGas(FrameRow row, decimal ppb, int full)
    {
        Match expected = Regex.Match(row.Expected, @"(\d+) ppb(, full range (\d+))?");
        if (expected.Success)
        {
            Assert.Equal(expected.Groups[1].Value, ppb.ToString("0", CultureInfo.InvariantCulture));
        }

        if (expected.Groups[3].Success)
        {
            Assert.Equal(expected.Groups[3].Value, full.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AssertRejected(FrameRow row, SensorCounters counters, PlantowerParser parser)
    {
        Assert.Equal(row.Bytes.Length, counters.BytesSkipped + parser.Pending);
        Assert.Equal(row.Class == "bad_checksum" ? 1 : 0, counters.ChecksumErrors);
    }

    private static decimal Expected(FrameRow row, string name) =>
        decimal.Parse(Regex.Match(row.Expected, $@"\b{name}=([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
