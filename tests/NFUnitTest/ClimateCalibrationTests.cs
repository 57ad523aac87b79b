using nanoFramework.TestFramework;
using Station.Sensors.Bme280;

namespace Station.UnitTests;

[TestClass]
public class ClimateCalibrationTests
{
    [TestMethod]
    public void The_example_of_the_data_sheet_holds()
    {
        ClimateCalibration calibration = Calibrated(75, 0x12, 0x2D, 0x03);
        Assert.AreEqual(2_508, calibration.TemperatureCentidegrees(519_888));
        Assert.AreEqual(128_422, calibration.FineTemperature);
        Assert.AreEqual(25_767_233L, calibration.PressureInParts(415_148));
        Assert.AreEqual(100_653, calibration.PressurePa(415_148));
        Assert.AreEqual(7_909, calibration.HumidityCentipercent(0x8000));
    }

    [TestMethod]
    public void Negative_coefficients_of_humidity_count_as_such()
    {
        // H4 = -20 and H5 = -50, by the data sheet's formula in floating-point numbers.
        ClimateCalibration calibration = Calibrated(75, 0xFE, 0xEC, 0xFC);
        calibration.TemperatureCentidegrees(519_888);
        Assert.AreEqual(9_715, calibration.HumidityCentipercent(15_000));
    }

    /// <summary>T and P of the BMP280's example, H2, H3 and H6 of a captured part.</summary>
    private static ClimateCalibration Calibrated(byte h1, byte e4, byte e5, byte e6)
    {
        int[] words = { 27_504, 26_435, -1_000, 36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000 };
        byte[] bytes = new byte[ClimateCalibration.FirstBytes + ClimateCalibration.SecondBytes];
        for (int i = 0; i < words.Length; i++)
        {
            bytes[i * 2] = (byte)words[i];
            bytes[i * 2 + 1] = (byte)(words[i] >> 8);
        }

        bytes[25] = h1;
        bytes[26] = 0x80;
        bytes[27] = 0x01;
        bytes[29] = e4;
        bytes[30] = e5;
        bytes[31] = e6;
        bytes[32] = 0x1E;
        ClimateCalibration calibration = new ClimateCalibration();
        calibration.Set(0, bytes, bytes.Length);
        return calibration;
    }
}
