using Station.Hal;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The registers of Bosch's sensors against the data sheet's example and the log of a real part.</summary>
public sealed class BoschRegistersTests
{
    [Fact]
    public void The_example_of_the_bmp280_data_sheet_holds_exactly()
    {
        BoschRegisters registers = Calibrated([27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000]);
        var reading = new ClimateReading();
        registers.Calculate(Data(415_148, 519_888, 0x8000), reading);

        Assert.Equal((128_422, 25_767_233L), (registers.FineTemperature, registers.PressureInParts));
        Assert.Equal((2_508, 100_653, 0), (reading.TemperatureCentidegrees, reading.PressurePa, reading.HumidityCentipercent));
    }

    [Fact]
    public void A_part_s_humidity_follows_from_the_same_temperature()
    {
        // A public test's part: calibration block 80 01 00 12 2d 03 1e and H1 = 75 give 79.087 % for 8000.
        BoschRegisters registers = Calibrated([27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000]);
        registers.Set(0xA1, [75]);
        registers.Set(0xE1, [0x80, 0x01, 0x00, 0x12, 0x2D, 0x03, 0x1E]);
        registers.Calculate(Data(415_148, 519_888, 0x8000), new ClimateReading());

        Assert.Equal(79.087, registers.HumidityOf(0x8000) / 1_024.0, 0.0005);
    }

    [Fact]
    public void The_log_of_a_real_bme280_holds()
    {
        BoschRegisters registers = Calibrated([28_417, 26_721, 50, 38_042, -10_559, 3_024, 8_726, -185, -7, 9_900, -10_230, 4_285]);
        registers.Set(0xA1, [75]);
        registers.Set(0xE1, [360 & 0xFF, 360 >> 8, 0, 325 >> 4, (325 & 0x0F) | (50 & 0x0F) << 4, 50 >> 4, 30]);
        var reading = new ClimateReading();
        registers.Calculate(Data(283_413, 523_407, 27_999), reading);

        Assert.Equal((2_189, 3_935), (reading.TemperatureCentidegrees, reading.HumidityCentipercent));
        Assert.Equal(102_168.8, registers.PressureInParts / 256.0, 0.05);
    }

    [Theory]
    [InlineData(0x80000, 519_888, true)]
    [InlineData(415_148, 0x80000, true)]
    [InlineData(0xFFFFF, 0xFFFFF, true)]
    [InlineData(415_148, 519_888, false)]
    public void Conversions_that_were_not_made_are_known(int pressure, int temperature, bool skipped) =>
        Assert.Equal(skipped, BoschRegisters.IsSkipped(Data(pressure, temperature, 0x8000)));

    private static BoschRegisters Calibrated(int[] words)
    {
        var registers = new BoschRegisters();
        registers.Set(0x88, [.. words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) })]);
        return registers;
    }

    private static byte[] Data(int pressure, int temperature, int humidity) =>
    [
        (byte)(pressure >> 12), (byte)(pressure >> 4), (byte)(pressure << 4),
        (byte)(temperature >> 12), (byte)(temperature >> 4), (byte)(temperature << 4),
        (byte)(humidity >> 8), (byte)humidity,
    ];
}
