namespace Station.Sensors.Pressure;

/// <summary>Commands of the MS5837-30BA (TE Connectivity data sheet ENG_DS_MS5837-30BA, "commands").</summary>
public static class PressureCommand
{
    public const int Address = 0x76;

    public const int Reset = 0x1E;

    /// <summary>Reading the result.</summary>
    public const int ReadAdc = 0x00;

    /// <summary>Pressure and temperature at the highest oversampling, 8192.</summary>
    public const int ConvertPressure = 0x4A;
    public const int ConvertTemperature = 0x5A;

    /// <summary>The seven words of the calibration, two bytes each.</summary>
    public const int ReadProm = 0xA0;
    public const int PromWords = 7;
}
