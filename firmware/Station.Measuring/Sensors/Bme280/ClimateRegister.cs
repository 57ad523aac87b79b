namespace Station.Sensors.Bme280;

/// <summary>Registers of the BME280 and what is written to them (Bosch BST-BME280-DS002, sections 5.3 and 5.4).</summary>
public static class ClimateRegister
{
    /// <summary>The coefficients of the part: 26 registers from 0x88, and 7 from 0xE1 (section 4.2.2, table 16).</summary>
    public const int FirstCalibration = 0x88;
    public const int SecondCalibration = 0xE1;

    /// <summary>What tells the part from its relatives: a BMP280, which has no humidity, says 0x58 (section 5.4.1).</summary>
    public const int Identity = 0xD0;
    public const int IdentityOfPart = 0x60;

    /// <summary>A write of the word does what loss and return of the supply would (section 5.4.2).</summary>
    public const int Reset = 0xE0;
    public const int ResetWord = 0xB6;

    /// <summary>Oversampling of humidity, 1: it takes effect with the next write of <see cref="Measurement"/> (section 5.4.3).</summary>
    public const int Humidity = 0xF2;
    public const int HumiditySetting = 0x01;
    public const int HumidityMask = 0x07;

    /// <summary>The coefficients are being copied to where they are read: after the start, and before each measurement (section 5.4.4).</summary>
    public const int Status = 0xF3;
    public const int StatusCopying = 0x01;

    /// <summary>Oversampling of temperature 2 and of pressure 4, for steps of 0.0025 C and 0.7 Pa, finer than the readings; measure over and over (section 5.4.5).</summary>
    public const int Measurement = 0xF4;
    public const int MeasurementSetting = 0x4F;

    /// <summary>A measurement a second, not filtered: averages are the station's affair (section 5.4.6). Bit 1 is anything.</summary>
    public const int Rhythm = 0xF5;
    public const int RhythmSetting = 0xA0;
    public const int RhythmMask = 0xFD;

    /// <summary>Registers from <see cref="Humidity"/> to the end of the measurement at 0xFE: read in one transfer they are of one measurement (section 4.1).</summary>
    public const int ReadingBytes = 13;
}
