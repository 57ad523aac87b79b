using Station.Sensors.Pressure;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The arithmetic of the MS5837-30BA against its data sheet.</summary>
public sealed class PressureCalibrationTests
{
    private static readonly int[] Example = [0, 34_982, 36_352, 20_328, 22_354, 26_646, 26_146];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_example_of_the_data_sheet_is_exact(bool secondOrder)
    {
        PressureCalibration calibration = Create(Example);
        calibration.Calculate(4_958_179, 6_815_414, secondOrder);
        Assert.Equal((1_981, 39_998), (calibration.TemperatureCentidegrees, calibration.PressureDecimillibar));
    }

    [Fact]
    public void The_crc_of_the_example_is_2_and_nothing_else_is_sound()
    {
        Assert.Equal(2, Create(Example).Crc());
        Assert.True(Create([0x2000, .. Example[1..]]).IsSound());
        for (int word = 0; word < 7; word++)
        {
            for (int bit = 0; bit < 16; bit++)
            {
                int[] changed = [0x2000, .. Example[1..]];
                changed[word] ^= 1 << bit;
                Assert.False(Create(changed).IsSound(), $"word {word} bit {bit}");
            }
        }

        Assert.False(Create([0, 0, 0, 0, 0, 0, 0]).IsSound());
        Assert.False(Create(Enumerable.Repeat(0xFFFF, 7).ToArray()).IsSound());
    }

    [Theory]
    [InlineData(6_815_414)]
    [InlineData(4_000_000)]
    [InlineData(5_500_000)]
    [InlineData(8_000_000)]
    public void Integers_agree_with_the_formulas_in_real_numbers(int rawTemperature)
    {
        PressureCalibration calibration = Create(Example);
        calibration.Calculate(5_000_000, rawTemperature);
        double difference = rawTemperature - Example[5] * 256.0;
        double temperature = 2_000 + difference * Example[6] / 8_388_608;
        double offset = Example[2] * 65_536.0 + Example[4] * difference / 128;
        double sensitivity = Example[1] * 32_768.0 + Example[3] * difference / 256;
        double square = (temperature - 2_000) * (temperature - 2_000);
        double cold = (temperature + 1_500) * (temperature + 1_500);
        bool isCold = temperature < 2_000;
        bool isVeryCold = temperature < -1_500;
        offset -= isCold ? 1.5 * square + (isVeryCold ? 7 * cold : 0) : square / 16;
        sensitivity -= isCold ? 5 * square / 8 + (isVeryCold ? 4 * cold : 0) : 0;
        temperature -= isCold ? 3 * difference * difference / Math.Pow(2, 33) : 2 * difference * difference / Math.Pow(2, 37);
        Assert.InRange(calibration.TemperatureCentidegrees, temperature - 2, temperature + 2);
        double pressure = (5_000_000 * sensitivity / 2_097_152 - offset) / 8_192;
        Assert.InRange(calibration.PressureDecimillibar, pressure - 2, pressure + 2);
    }

    private static PressureCalibration Create(int[] words)
    {
        var calibration = new PressureCalibration();
        for (int i = 0; i < words.Length; i++)
        {
            calibration.SetWord(i, words[i]);
        }

        return calibration;
    }
}
