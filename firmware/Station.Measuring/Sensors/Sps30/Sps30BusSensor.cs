using Station.Hal;
using Station.Measurement;
using Station.Sensors.Sensirion;

namespace Station.Sensors.Sps30;

/// <summary>Sensirion SPS30 on I2C (SEL pin to ground), with its status register read before each reading. Source: SPS30 data sheet 1.0, section 6.</summary>
public sealed class Sps30BusSensor : SensirionSensor
{
    /// <summary>The one address that it has (section 6.1).</summary>
    public const int UsualAddress = 0x69;

    private const int StartMeasurement = 0x0010;
    private const int StopMeasurement = 0x0104;
    private const int ReadDataReady = 0x0202;
    private const int ReadValues = 0x0300;
    private const int StartCleaning = 0x5607;
    private const int ReadStatus = 0xD206;

    /// <summary>Argument of the start command: big-endian floats (section 6.3.1).</summary>
    private const int FloatFormat = 0x0300;

    private const int FloatWords = Sps30Frame.Values * 2;

    /// <summary>Status register (section 4.4): bit 4 fan failure, bit 5 laser failure; bit 21, a fan outside its speed, corrects itself and is no fault.</summary>
    private const int FaultBits = 1 << 4 | 1 << 5;

    /// <summary>Commands take up to 20 ms (section 6.3, table "execution time").</summary>
    private const int CommandMs = 30;

    /// <summary>Time before an answer can be fetched.</summary>
    private const int AnswerMs = 10;

    private readonly Sps30Cleaning cleaning;
    private readonly int[] values = new int[Sps30Quantity.Count];

    public Sps30BusSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, SensirionSettings settings)
        : base(identity, period, Sps30Quantity.CreateQuantities(), bus, address, FloatWords)
    {
        cleaning = new Sps30Cleaning(settings.CleanHours);
    }

    protected override int Configure()
    {
        switch (Phase++)
        {
            case 0:
                return Send(StopMeasurement) ? CommandMs : Absent;
            case 1:
                return Send(StartMeasurement, FloatFormat) ? Sps30Quantity.FirstReadingMs : Absent;
            default:
                return Done;
        }
    }

    protected override int Measure(long nowMs)
    {
        switch (Phase++)
        {
            case 0:
                return Send(ReadStatus) ? AnswerMs : Absent;
            case 1:
                return JudgeStatus();
            case 2:
                return JudgeReady();
            default:
                return Take(nowMs);
        }
    }

    private int JudgeStatus()
    {
        int verdict = Receive(2);
        if (verdict != Done)
        {
            return verdict;
        }

        if ((Word(1) & FaultBits) != 0)
        {
            return Fault;
        }

        return Send(ReadDataReady) ? AnswerMs : Absent;
    }

    /// <summary>A sensor that has no new reading after so long is not measuring: it lost its supply and has to be started again.</summary>
    private int JudgeReady()
    {
        int verdict = Receive(1);
        if (verdict != Done)
        {
            return verdict;
        }

        return (Word(0) & 1) != 0 && Send(ReadValues) ? AnswerMs : Absent;
    }

    private int Take(long nowMs)
    {
        int verdict = Receive(FloatWords);
        if (verdict != Done)
        {
            return verdict;
        }

        bool allZero = true;
        for (int i = 0; i < values.Length; i++)
        {
            uint bits = (uint)Word(i * 2) << 16 | (uint)Word(i * 2 + 1);
            allZero &= bits == 0;
            if (!Float32.TryScale(bits, Sps30Quantity.PerUnit, out values[i]))
            {
                return Fault;
            }
        }

        if (allZero)
        {
            return Fault;
        }

        QualityReason reason = ReasonAt(nowMs);
        for (int i = 0; i < values.Length; i++)
        {
            Quantities[i].Take(values[i], reason);
        }

        if (cleaning.TakeDue(nowMs) && Send(StartCleaning))
        {
            NotWarmBefore(nowMs + Sps30Cleaning.DisturbanceMs);
        }

        return Done;
    }
}
