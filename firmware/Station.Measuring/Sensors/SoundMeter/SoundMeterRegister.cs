namespace Station.Sensors.SoundMeter;

/// <summary>Registers of the PCB Artists decibel meter module (maker's interfacing manual, register table), one byte each.</summary>
public static class SoundMeterRegister
{
    public const int Address = 0x48;

    public const int Version = 0x00;

    /// <summary>Holds <see cref="ScratchValue"/> after power-up, and shows that it is this module and not another part at the same address.</summary>
    public const int Scratch = 0x05;
    public const int ScratchValue = 0xAA;

    /// <summary>Bits 2 and 1: filter none, A, C; bit 0: power down.</summary>
    public const int Control = 0x06;
    public const int FilterA = 0x02;

    /// <summary>Averaging time in ms; the low byte is written last and makes it valid.</summary>
    public const int AveragingHigh = 0x07;
    public const int AveragingLow = 0x08;
    public const int FastMs = 125;
    public const int SlowMs = 1_000;

    /// <summary>The level in dB.</summary>
    public const int Decibels = 0x0A;
}
