namespace Station.Sensors.Recovery;

/// <summary>Looks at all sensors every few seconds and carries out what their recoveries ask for: the one hand on bus and supply.</summary>
public sealed class RecoveryWatch
{
    private const int LookMs = 5_000;

    private readonly Sensor[] sensors;
    private readonly SensorRecovery[] recoveries;
    private readonly SensorSupply supply;
    private readonly GuardedBus bus;
    private long dueMs;

    /// <param name="sensors">All sensors.</param>
    /// <param name="usesBus">For each of them, whether it is on the I2C bus, itself or behind an expander.</param>
    /// <param name="supply">The rail that they share.</param>
    /// <param name="bus">The bus.</param>
    public RecoveryWatch(Sensor[] sensors, bool[] usesBus, SensorSupply supply, GuardedBus bus)
    {
        this.sensors = sensors;
        this.supply = supply;
        this.bus = bus;
        recoveries = new SensorRecovery[sensors.Length];
        for (int i = 0; i < sensors.Length; i++)
        {
            recoveries[i] = new SensorRecovery(sensors[i].Counters, usesBus[i], supply.CanSwitch);
        }
    }

    public SensorSupply Supply => supply;

    public GuardedBus Bus => bus;

    /// <summary>How far the way back of a sensor has gone, by its place in the profile.</summary>
    public RecoveryState StateOf(int sensor) => recoveries[sensor].State;

    /// <summary>Does what is due and returns when it wants to be called next.</summary>
    public long Step(long nowMs)
    {
        if (supply.Step(nowMs))
        {
            bus.NotePowerCycle();
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i].TakeSupply(nowMs);
                recoveries[i].NotePowerCycle(nowMs);
            }
        }

        if (nowMs >= dueMs)
        {
            dueMs = nowMs + LookMs;
            bus.Step(nowMs);
            if (supply.IsReady)
            {
                Look(nowMs);
            }
        }

        return dueMs < supply.NextMs ? dueMs : supply.NextMs;
    }

    private void Look(long nowMs)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            switch (recoveries[i].Look(nowMs))
            {
                case RecoveryStep.Configure:
                    sensors[i].ConfigureAgain();
                    break;
                case RecoveryStep.ClearBus:
                    bus.Clear();
                    sensors[i].ConfigureAgain();
                    break;
                case RecoveryStep.CyclePower:
                    supply.BeginCycle(nowMs);
                    break;
            }
        }
    }
}
