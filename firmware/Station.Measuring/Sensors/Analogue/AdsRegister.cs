namespace Station.Sensors.Analogue;

/// <summary>Registers and words of the ADS1115 (TI data sheet SBAS444, section 9.6). Words are big-endian.</summary>
public static class AdsRegister
{
    /// <summary>The result, signed.</summary>
    public const int Conversion = 0x00;

    public const int Configuration = 0x01;

    /// <summary>Written: begin a single conversion. Read: none is going on.</summary>
    public const int StartOrReady = 0x8000;

    /// <summary>The selected pair of inputs, bits 14 to 12.</summary>
    public const int InputShift = 12;

    /// <summary>The full scale, bits 11 to 9.</summary>
    public const int RangeShift = 9;

    /// <summary>Bit 8: one conversion, then sleep.</summary>
    public const int SingleShot = 0x0100;

    /// <summary>128 conversions a second (bits 7 to 5: 100), comparator off (bits 1 and 0: 11).</summary>
    public const int UsualRate = 0x0083;

    /// <summary>The ends of the code: the input is at or beyond full scale.</summary>
    public const int HighestCode = 0x7FFF;
    public const int LowestCode = -0x8000;
}
