using Station.Hal;

namespace Station.Timekeeping.RealTime;

/// <summary>
/// A DS3231 that runs in UTC on a battery of its own. It tells the time only while it is sure of it: the platform's own binding hides the flag that says that the
/// oscillator has stopped, and takes the century and the 12-hour mode for numbers. Worst stall: one I2C transfer (1 s) a reading, of which a call makes up to <see cref="MostReadings"/>.
/// </summary>
public sealed class RealTimeClock
{
    /// <summary>Half of the second that the chip counts in: what is told is the middle of it.</summary>
    public const int UncertaintyMs = 500;

    /// <summary>The registers have no checksum, so what a bus changes looks as good as the time: so many readings in a row must be the same.</summary>
    private const int SameReadings = 3;

    /// <summary>Between two of them a second may begin.</summary>
    private const int MostReadings = 5;

    private const long DayMs = 86_400_000;
    private const int FirstYear = 2_000;
    private const int LastYear = 2_199;

    private readonly II2cBus bus;
    private readonly int address;
    private readonly byte[] registers = new byte[RealTimeRegister.All];
    private readonly byte[] output = new byte[8];

    public RealTimeClock(II2cBus bus, int address = RealTimeRegister.Address)
    {
        this.bus = bus;
        this.address = address;
    }

    /// <summary>Reads the time in ms since 1970-01-01 UTC, to <see cref="UncertaintyMs"/>; meaningless with any other finding than known. Readings that contradict one another are no date.</summary>
    public RealTimeFinding Read(out long utcMs)
    {
        utcMs = -1;
        int same = 0;
        for (int reading = 0; reading < MostReadings; reading++)
        {
            RealTimeFinding finding = ReadOnce(out long nextMs);
            same = nextMs == utcMs ? same + 1 : 1;
            utcMs = nextMs;
            if (finding != RealTimeFinding.Known || same == SameReadings)
            {
                return finding;
            }
        }

        return RealTimeFinding.NoDate;
    }

    private RealTimeFinding ReadOnce(out long utcMs)
    {
        utcMs = 0;
        if (!ReadRegisters())
        {
            return RealTimeFinding.Absent;
        }

        bool isDate = TryDecode(out utcMs);
        if ((registers[RealTimeRegister.Status] & RealTimeRegister.OscillatorStopped) != 0)
        {
            // A dead bus reads as FF, which sets this bit as well.
            return isDate ? RealTimeFinding.Stopped : RealTimeFinding.NoDate;
        }

        return isDate ? RealTimeFinding.Known : RealTimeFinding.NoDate;
    }

    /// <summary>
    /// Sets the time, in 24-hour mode and running on from the battery, and clears the flag that it had stopped. Writing the seconds starts a new second, so the
    /// time is right to half a second. False when the chip did not take it or the year is not of 2000 to 2199.
    /// </summary>
    public bool Set(long utcMs)
    {
        long seconds = (utcMs + UncertaintyMs) / 1_000;
        CalendarDate.FromDays((int)(seconds / 86_400), out int year, out int month, out int day);
        if (utcMs < 0 || year < FirstYear || year > LastYear || !ReadRegisters())
        {
            return false;
        }

        int ofDay = (int)(seconds % 86_400);
        output[0] = RealTimeRegister.Seconds;
        output[1] = ToBcd(ofDay % 60);
        output[2] = ToBcd(ofDay / 60 % 60);
        output[3] = ToBcd(ofDay / 3_600);

        // 1970-01-01 was a Thursday; Monday is 1. Nothing depends on it.
        output[4] = (byte)((seconds / 86_400 + 3) % 7 + 1);
        output[5] = ToBcd(day);
        output[6] = (byte)(ToBcd(month) | (year >= FirstYear + 100 ? RealTimeRegister.Century : 0));
        output[7] = ToBcd(year % 100);
        int control = registers[RealTimeRegister.Control] & ~RealTimeRegister.StopOnBattery;
        int status = registers[RealTimeRegister.Status] & ~RealTimeRegister.OscillatorStopped;

        // The flag goes last: a cut before it leaves a clock that is known to be wrong.
        return bus.Write(address, output, 8) == I2cStatus.Complete
            && Write(RealTimeRegister.Control, control)
            && Write(RealTimeRegister.Status, status)
            && Read(out long _) == RealTimeFinding.Known;
    }

    /// <summary>The chip's temperature in 0.01 degrees Celsius, as of the last <see cref="Read"/>.</summary>
    public int TemperatureCentidegrees() =>
        (sbyte)registers[RealTimeRegister.Temperature] * 100 + (registers[RealTimeRegister.Temperature + 1] >> 6) * 25;

    private static bool TryFromBcd(int value, int lowest, int highest, out int number)
    {
        number = (value >> 4) * 10 + (value & 0x0F);
        return (value & 0x0F) <= 9 && value >> 4 <= 9 && number >= lowest && number <= highest;
    }

    private static byte ToBcd(int number) => (byte)(number / 10 << 4 | number % 10);

    private bool ReadRegisters()
    {
        output[0] = RealTimeRegister.Seconds;
        return bus.WriteRead(address, output, 1, registers, RealTimeRegister.All) == I2cStatus.Complete;
    }

    private bool Write(int register, int value)
    {
        output[0] = (byte)register;
        output[1] = (byte)value;
        return bus.Write(address, output, 2) == I2cStatus.Complete;
    }

    private bool TryDecode(out long utcMs)
    {
        utcMs = 0;
        int month = registers[RealTimeRegister.Month];
        bool good = TryFromBcd(registers[RealTimeRegister.Seconds], 0, 59, out int second);
        good &= TryFromBcd(registers[RealTimeRegister.Minutes], 0, 59, out int minute);
        good &= TryDecodeHour(registers[RealTimeRegister.Hours], out int hour);
        good &= TryFromBcd(registers[RealTimeRegister.Year], 0, 99, out int yearOfCentury);
        good &= TryFromBcd(month & ~RealTimeRegister.Century, 1, 12, out int monthNumber);
        int year = FirstYear + yearOfCentury + ((month & RealTimeRegister.Century) != 0 ? 100 : 0);
        good &= TryFromBcd(registers[RealTimeRegister.Day], 1, CalendarDate.DaysIn(year, good ? monthNumber : 0), out int day);
        if (good)
        {
            utcMs = CalendarDate.DaysSince1970(year, monthNumber, day) * DayMs + ((hour * 60L + minute) * 60 + second) * 1_000 + UncertaintyMs;
        }

        return good;
    }

    /// <summary>In 12-hour mode, midnight and noon are 12.</summary>
    private static bool TryDecodeHour(int value, out int hour)
    {
        if ((value & RealTimeRegister.TwelveHours) == 0)
        {
            return TryFromBcd(value, 0, 23, out hour);
        }

        bool good = (value & 0x80) == 0 && TryFromBcd(value & 0x1F, 1, 12, out hour);
        hour = (value & 0x1F) == 0x12 ? 0 : (value >> 4 & 1) * 10 + (value & 0x0F);
        hour += (value & RealTimeRegister.Afternoon) != 0 ? 12 : 0;
        return good;
    }
}
