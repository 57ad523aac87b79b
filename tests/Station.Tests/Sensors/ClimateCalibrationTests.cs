using Station.Sensors.Bme280;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>What the firmware makes of a BME280's raw values.</summary>
public sealed class ClimateCalibrationTests
{
    [Fact]
    public void The_example_of_the_bmp280_data_sheet_holds_exactly()
    {
        ClimateCalibration calibration = Calibrated(BoschParts.Example);
        int centidegrees = calibration.TemperatureCentidegrees(519_888);

        Assert.Equal((128_422, 2_508), (calibration.FineTemperature, centidegrees));
        Assert.Equal((25_767_233L, 100_653), (calibration.PressureInParts(415_148), calibration.PressurePa(415_148)));
    }

    [Fact]
    public void A_captured_part_and_a_logged_one_give_what_is_known_of_them()
    {
        ClimateCalibration captured = Calibrated(BoschParts.Captured);
        captured.TemperatureCentidegrees(519_888);
        Assert.Equal(79.087, captured.HumidityInParts(0x8000) / 1_024.0, 0.0005);

        ClimateCalibration logged = Calibrated(BoschParts.Logged);
        Assert.Equal((2_189, 3_935), (logged.TemperatureCentidegrees(523_407), logged.HumidityCentipercent(27_999)));
        Assert.Equal(102_168.8, logged.PressureInParts(283_413) / 256.0, 0.05);
    }

    [Theory]
    [InlineData(301, 50)]
    [InlineData(-20, 50)]
    [InlineData(301, -50)]
    [InlineData(-20, -50)]
    public void Negative_coefficients_of_humidity_count_as_such(int h4, int h5)
    {
        ClimateCalibration calibration = Calibrated(BoschParts.With(360, 2, h4, h5, -30));
        calibration.TemperatureCentidegrees(540_000);
        int seen = 0;
        for (int raw = 0; raw < 0x10000; raw += 97)
        {
            double expected = Formula(raw, calibration.FineTemperature, 75, 360, 2, h4, h5, -30);
            Assert.Equal(expected, calibration.HumidityInParts(raw) / 1_024.0, 0.02);
            seen += expected is > 0 and < 100 ? 1 : 0;
        }

        Assert.True(seen > 50);
    }

    [Fact]
    public void Whatever_the_part_and_its_values_are_the_simulators_formulas_agree()
    {
        var random = new Random(5);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = BoschParts.With(random.Next(200, 500), random.Next(256), random.Next(-2_048, 2_048), random.Next(-2_048, 2_048), random.Next(-128, 128));
            ClimateCalibration calibration = Calibrated(bytes);
            var registers = new BoschRegisters();
            registers.Set(0x88, bytes.AsSpan(0, 26));
            registers.Set(0xE1, bytes.AsSpan(26));
            (int temperature, int pressure, int humidity) = (random.Next(0x100000), random.Next(0x100000), random.Next(0x10000));

            Assert.Equal(registers.CentidegreesOf(temperature), calibration.TemperatureCentidegrees(temperature));
            Assert.Equal(registers.PascalsOf(pressure), calibration.PressurePa(pressure));
            Assert.Equal(registers.CentipercentOf(humidity), calibration.HumidityCentipercent(humidity));
        }
    }

    [Theory]
    [InlineData(0, 0x00, false)]
    [InlineData(0, 0xFF, false)]
    [InlineData(6, 0x00, false)]
    [InlineData(6, 0xFF, false)]
    [InlineData(24, 0x00, true)]
    public void Coefficients_that_no_part_has_are_known(int place, byte value, bool sound)
    {
        byte[] bytes = BoschParts.Captured;
        bytes[place] = bytes[place + 1] = value;
        Assert.Equal(sound, Calibrated(bytes).IsSound());
    }

    /// <summary>The data sheet's formula in floating-point numbers (BST-BME280-DS002, section 8.1).</summary>
    private static double Formula(int raw, int fine, int h1, int h2, int h3, int h4, int h5, int h6)
    {
        double warmth = fine - 76_800.0;
        double level = raw - (h4 * 64.0 + h5 / 16_384.0 * warmth);
        double humidity = level * (h2 / 65_536.0 * (1.0 + h6 / 67_108_864.0 * warmth * (1.0 + h3 / 67_108_864.0 * warmth)));
        return Math.Clamp(humidity * (1.0 - h1 * humidity / 524_288.0), 0, 100);
    }

    private static ClimateCalibration Calibrated(byte[] bytes)
    {
        var calibration = new ClimateCalibration();
        calibration.Set(0, bytes, bytes.Length);
        Assert.True(calibration.Holds(0, bytes, bytes.Length));
        return calibration;
    }
}
