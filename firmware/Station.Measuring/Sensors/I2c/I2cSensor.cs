using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.I2c;

/// <summary>
/// A sensor on the I2C bus. A sample goes through the phases of the driver, with waits between them and never a wait inside; what fails is counted and
/// flagged, and the sensor is configured anew before the next sample.
/// </summary>
public abstract class I2cSensor : Sensor, ISensorDriver
{
    /// <summary>Verdict of a phase: the sample, or the configuration, is complete. Positive verdicts are waits in ms.</summary>
    protected const int Done = 0;

    /// <summary>Verdict: the device did not answer.</summary>
    protected const int Absent = -1;

    /// <summary>Verdict: what it answered is damaged or is another device's.</summary>
    protected const int Corrupt = -2;

    /// <summary>Verdict: the device says, or its value shows, that it has no reading.</summary>
    protected const int Fault = -3;

    private readonly II2cBus bus;
    private readonly int address;
    private readonly byte[] output = new byte[3];
    private bool configured;
    private bool sampling;
    private long nextMs;

    protected I2cSensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities, II2cBus bus, int address, int mostBytes = 4)
        : base(identity, period, quantities)
    {
        Input = new byte[mostBytes];
        this.bus = bus;
        this.address = address;
    }

    /// <summary>What the last <see cref="Read"/> brought.</summary>
    protected byte[] Input { get; }

    /// <summary>The driver's place in a sample or a configuration; 0 at the start of each.</summary>
    protected int Phase { get; set; }

    /// <summary>A sample or configuration that is under way begins anew: its next phase could build on what the sensor has lost.</summary>
    public override void ConfigureAgain()
    {
        configured = false;
        Phase = 0;
    }

    public long Step(long nowMs)
    {
        if (!sampling && TakeDue(nowMs))
        {
            sampling = true;
            Phase = 0;
            Advance(nowMs);
        }
        else if (sampling && nowMs >= nextMs)
        {
            Advance(nowMs);
        }

        return sampling ? nextMs : NextMs;
    }

    /// <summary>One phase of the configuration.</summary>
    protected abstract int Configure();

    /// <summary>One phase of a sample; takes the readings in the last one.</summary>
    protected abstract int Measure(long nowMs);

    protected bool Write(int value)
    {
        output[0] = (byte)value;
        return bus.Write(address, output, 1) == I2cStatus.Complete;
    }

    protected bool Write(int register, int value)
    {
        output[0] = (byte)register;
        output[1] = (byte)value;
        return bus.Write(address, output, 2) == I2cStatus.Complete;
    }

    protected bool Read(int register, int count)
    {
        output[0] = (byte)register;
        return bus.WriteRead(address, output, 1, Input, count) == I2cStatus.Complete;
    }

    private void Advance(long nowMs)
    {
        int verdict = configured ? Measure(nowMs) : Configure();
        if (verdict == Done && !configured)
        {
            configured = true;
            Phase = 0;
            verdict = Measure(nowMs);
        }

        if (verdict > 0)
        {
            nextMs = nowMs + verdict;
            return;
        }

        sampling = false;
        Conclude(verdict);
    }

    private void Conclude(int verdict)
    {
        switch (verdict)
        {
            case Done:
                Counters.FramesGood++;
                return;
            case Fault:
                Counters.InstrumentErrors++;
                Miss(QualityReason.InstrumentError);
                return;
            case Corrupt:
                Counters.ChecksumErrors++;
                Miss(QualityReason.ChecksumLoss);
                break;
            default:
                Miss(QualityReason.Silence);
                break;
        }

        Counters.Timeouts++;
        configured = false;
    }
}
