namespace Station.Sensors.Recovery;

/// <summary>Looks at all sensors every few seconds and carries out what their recoveries ask for: the one hand on bus and supply.</summary>
public sealed class RecoveryWatch
{
    private const int LookMs = 5_000;

    private readonly Sensor[] sensors;

    /// <summary>A bit for each sensor that is on the I2C bus.</summary>
    private readonly int busSensors;

    /// <summary>The ways back of those sensors that have not answered; the others have none.</summary>
    private readonly SensorRecovery[] recoveries;

    /// <summary>Signs of life and silences of each sensor when it was looked at last.</summary>
    private readonly int[] signsSeen;
    private readonly int[] timeoutsSeen;

    private readonly SensorSupply supply;
    private readonly GuardedBus bus;
    private long dueMs;

    /// <param name="sensors">All sensors.</param>
    /// <param name="busSensors">For each of them a bit, lowest first, that is set when it is on the I2C bus.</param>
    /// <param name="supply">The rail that they share.</param>
    /// <param name="bus">The bus.</param>
    public RecoveryWatch(Sensor[] sensors, int busSensors, SensorSupply supply, GuardedBus bus)
    {
        this.sensors = sensors;
        this.supply = supply;
        this.bus = bus;
        this.busSensors = busSensors;
        recoveries = new SensorRecovery[sensors.Length];
        signsSeen = new int[sensors.Length];
        timeoutsSeen = new int[sensors.Length];
    }

    public SensorSupply Supply => supply;

    public GuardedBus Bus => bus;

    /// <summary>How far the way back of a sensor has gone, by its place in the profile.</summary>
    public RecoveryState StateOf(int sensor) => recoveries[sensor] == null ? RecoveryState.Measuring : recoveries[sensor].State;

    /// <summary>Does what is due and returns when it wants to be called next.</summary>
    public long Step(long nowMs)
    {
        if (supply.Step(nowMs))
        {
            bus.NotePowerCycle();
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i].TakeSupply(nowMs);
                Begun(i).NotePowerCycle(nowMs);
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

    private RecoveryStep LookAt(int sensor, long nowMs)
    {
        SensorCounters counters = sensors[sensor].Counters;
        if (recoveries[sensor] == null && counters.Timeouts == timeoutsSeen[sensor])
        {
            signsSeen[sensor] = SensorRecovery.SignsOf(counters);
            return RecoveryStep.None;
        }

        SensorRecovery recovery = Begun(sensor);
        RecoveryStep step = recovery.Look(nowMs);
        if (recovery.IsOver(nowMs))
        {
            recoveries[sensor] = null;
            signsSeen[sensor] = SensorRecovery.SignsOf(counters);
            timeoutsSeen[sensor] = counters.Timeouts;
        }

        return step;
    }

    /// <summary>The way back of a sensor, which begins now unless it has.</summary>
    private SensorRecovery Begun(int sensor)
    {
        if (recoveries[sensor] == null)
        {
            recoveries[sensor] = new SensorRecovery(sensors[sensor].Counters, (busSensors >> sensor & 1) != 0, supply.CanSwitch, signsSeen[sensor], timeoutsSeen[sensor]);
        }

        return recoveries[sensor];
    }

    private void Look(long nowMs)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            switch (LookAt(i, nowMs))
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
