using Station.Hal;

namespace Station.Sensors.Recovery;

/// <summary>
/// The I2C bus behind a guard. A bus that a device holds low makes every transfer fail after a stall of up to 1 s, which would stop the
/// whole machine over and over: so after some failures in a row the guard refuses transfers at once, clears the bus (nine clocks
/// and a stop) and lets one transfer try, at growing distances. A device that is just not there does not count.
/// </summary>
public sealed class GuardedBus : II2cBus
{
    /// <summary>One or two failures may be a device's own; three in a row with no success of any device are the bus.</summary>
    private const int HeldAfter = 3;

    private const int FirstWaitMs = 5_000;
    private const int LongestWaitMs = 600_000;

    private readonly II2cBus bus;
    private int failures;
    private int waitMs = FirstWaitMs;
    private long nextMs;

    public GuardedBus(II2cBus bus)
    {
        this.bus = bus;
    }

    /// <summary>The bus is taken for held: transfers fail without being tried.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Times that the bus was cleared.</summary>
    public int Clears { get; private set; }

    public I2cStatus Write(int address, byte[] data, int count) => IsHeld ? I2cStatus.Failed : Note(bus.Write(address, data, count));

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount) =>
        IsHeld ? I2cStatus.Failed : Note(bus.WriteRead(address, write, writeCount, read, readCount));

    public I2cStatus Read(int address, byte[] data, int count) => IsHeld ? I2cStatus.Failed : Note(bus.Read(address, data, count));

    public void Clear()
    {
        Clears++;
        bus.Clear();
    }

    /// <summary>Clears a held bus when that is due and lets one transfer try it.</summary>
    public void Step(long nowMs)
    {
        if (!IsHeld)
        {
            waitMs = failures == 0 ? FirstWaitMs : waitMs;
            return;
        }

        if (nowMs >= nextMs)
        {
            Clear();
            IsHeld = false;
            failures = HeldAfter - 1;
            nextMs = nowMs + waitMs;
            waitMs = waitMs < LongestWaitMs / 2 ? waitMs * 2 : LongestWaitMs;
        }
    }

    /// <summary>The sensors' supply is back: whoever held the bus may have let go.</summary>
    public void NotePowerCycle()
    {
        IsHeld = false;
        failures = 0;
        waitMs = FirstWaitMs;
    }

    private I2cStatus Note(I2cStatus status)
    {
        failures = status == I2cStatus.Complete || status == I2cStatus.NotAcknowledged ? 0 : failures + 1;
        IsHeld = failures >= HeldAfter;
        return status;
    }
}
