using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The registers of Bosch's sensors, as the simulator has them, against the data sheet's example and the log of a real part.</summary>
public sealed class BoschRegistersTests
{
    [Fact]
    public void The_example_of_the_bmp280_data_sheet_holds_exactly()
    {
        BoschRegisters registers = Calibrated(BoschParts.Example);
        int centidegrees = registers.CentidegreesOf(519_888);

        Assert.Equal((128_422, 2_508), (registers.FineTemperature, centidegrees));
        Assert.Equal((25_767_233L, 100_653), (registers.PressureInPartsOf(415_148), registers.PascalsOf(415_148)));
    }

    [Fact]
    public void A_part_s_humidity_follows_from_the_same_temperature()
    {
        BoschRegisters registers = Calibrated(BoschParts.Captured);
        registers.CentidegreesOf(519_888);

        Assert.Equal(79.087, registers.HumidityOf(0x8000) / 1_024.0, 0.0005);
    }

    [Fact]
    public void The_log_of_a_real_bme280_holds()
    {
        BoschRegisters registers = Calibrated(BoschParts.Logged);

        Assert.Equal((2_189, 3_935), (registers.CentidegreesOf(523_407), registers.CentipercentOf(27_999)));
        Assert.Equal(102_168.8, registers.PressureInPartsOf(283_413) / 256.0, 0.05);
    }

    private static BoschRegisters Calibrated(byte[] calibration)
    {
        var registers = new BoschRegisters();
        registers.Set(0x88, calibration.AsSpan(0, 26));
        registers.Set(0xE1, calibration.AsSpan(26));
        return registers;
    }
}
