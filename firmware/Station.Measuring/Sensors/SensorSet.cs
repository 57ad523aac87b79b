using Station.Sensors.Recovery;

namespace Station.Sensors;

/// <summary>All sensors of a station: steps each driver when it wants to be stepped.</summary>
public sealed class SensorSet
{
    private readonly ISensorDriver[] drivers;
    private readonly long[] dueMs;

    private long recoveryDueMs;

    public SensorSet(ISensor[] sensors, ISensorDriver[] drivers, RecoveryWatch recovery)
    {
        Recovery = recovery;
        Sensors = sensors;
        this.drivers = drivers;
        dueMs = new long[drivers.Length];
    }

    /// <summary>The sensors in the order of the profile, for terminal and context record.</summary>
    public ISensor[] Sensors { get; }

    /// <summary>The way back of sensors that have fallen silent.</summary>
    public RecoveryWatch Recovery { get; }

    /// <summary>Steps every driver that is due and returns when the next one is. Nobody is asked while the sensors' supply is off.</summary>
    public long Step(long nowMs)
    {
        if (nowMs >= recoveryDueMs)
        {
            recoveryDueMs = Recovery.Step(nowMs);
        }

        long nextMs = recoveryDueMs;
        if (!Recovery.Supply.IsReady)
        {
            return nextMs;
        }

        // This loop runs with every step of the station: what is in a local variable need not be fetched.
        long[] dues = dueMs;
        for (int i = 0; i < dues.Length; i++)
        {
            long due = dues[i];
            if (due <= nowMs)
            {
                due = drivers[i].Step(nowMs);
                dues[i] = due;
            }

            if (due < nextMs)
            {
                nextMs = due;
            }
        }

        return nextMs;
    }
}
