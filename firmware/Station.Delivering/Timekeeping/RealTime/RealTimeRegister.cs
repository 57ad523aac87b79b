namespace Station.Timekeeping.RealTime;

/// <summary>Registers of the DS3231 (Maxim data sheet 19-5170 rev. 10, figure 1). Time is in BCD.</summary>
public static class RealTimeRegister
{
    public const int Address = 0x68;

    public const int Seconds = 0x00;
    public const int Minutes = 0x01;

    /// <summary>Bit 6: 12-hour mode, and then bit 5: afternoon.</summary>
    public const int Hours = 0x02;
    public const int TwelveHours = 0x40;
    public const int Afternoon = 0x20;

    public const int DayOfWeek = 0x03;
    public const int Day = 0x04;

    /// <summary>Bit 7: the century has turned since the year was 99.</summary>
    public const int Month = 0x05;
    public const int Century = 0x80;

    public const int Year = 0x06;

    public const int Control = 0x0E;

    /// <summary>EOSC: the oscillator stops when the supply goes away.</summary>
    public const int StopOnBattery = 0x80;

    public const int Status = 0x0F;

    /// <summary>OSF: the oscillator has stopped; the time is worth nothing until it is set and this is cleared.</summary>
    public const int OscillatorStopped = 0x80;

    /// <summary>Signed, degrees; the two highest bits of the next are quarters.</summary>
    public const int Temperature = 0x11;

    /// <summary>Everything up to the temperature: one transfer is one moment, since the chip keeps a copy of the time for it ("clock and calendar").</summary>
    public const int All = 0x13;
}
