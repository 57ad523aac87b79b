namespace Station.Sensors.Recovery;

/// <summary>
/// The way back of one sensor, the same for all drivers: decides by the sensor's counters alone and names the next step; whoever
/// owns bus and supply carries it out. Each step has a bound, and the waits between them grow.
/// </summary>
public sealed class SensorRecovery
{
    /// <summary>A cleared bus or a new configuration helps at once or not at all.</summary>
    public const int ClearBusAfterMs = 60_000;

    /// <summary>A power cycle costs every sensor on the rail its warm-up (gas: 3 min and more), so silence must be lasting.</summary>
    public const int CyclePowerAfterMs = 300_000;

    /// <summary>What two cycles in a row do not revive is seldom revived by a third, and by no fourth.</summary>
    public const int MostPowerCycles = 3;

    public const int SecondCycleAfterMs = 900_000;
    public const int LaterCycleAfterMs = 3_600_000;

    /// <summary>A faulty sensor: configuration and bus each half an hour, its supply once a day.</summary>
    public const int SlowRetryMs = 1_800_000;
    public const int SlowCycleMs = 86_400_000;

    /// <summary>A sensor that gave readings for so long has its power cycles back; one that flaps has not.</summary>
    public const int ProvenAfterMs = 3_600_000;

    /// <summary>Questions without an answer before the next step: a sensor that is read each minute is not given up for one loss.</summary>
    private const int FailuresBetweenSteps = 3;

    private readonly SensorCounters counters;
    private readonly bool usesBus;
    private readonly bool canCycle;
    private int signsSeen;
    private int timeoutsSeen;
    private int failures;
    private int cycles;
    private long nextMs;
    private long soundSinceMs;
    private long lastCycleMs;

    /// <param name="counters">The sensor's counters: what they say of answers and silences is all that is known here.</param>
    /// <param name="usesBus">The sensor is on the I2C bus.</param>
    /// <param name="canCycle">The board can switch the sensors' supply.</param>
    /// <param name="signsSeen">Signs of life when the sensor was looked at last.</param>
    /// <param name="timeoutsSeen">Silences at that time.</param>
    public SensorRecovery(SensorCounters counters, bool usesBus, bool canCycle, int signsSeen = 0, int timeoutsSeen = 0)
    {
        this.signsSeen = signsSeen;
        this.timeoutsSeen = timeoutsSeen;
        this.counters = counters;
        this.usesBus = usesBus;
        this.canCycle = canCycle;
    }

    public RecoveryState State { get; private set; }

    /// <summary>Signs of life that a sensor has given.</summary>
    public static int SignsOf(SensorCounters counters) => counters.FramesGood + counters.InstrumentErrors;

    /// <summary>The sensor measures, and no cycle of its supply is to be remembered: a way back that begins later needs nothing that this one knows.</summary>
    public bool IsOver(long nowMs) =>
        State == RecoveryState.Measuring && cycles == 0 && (lastCycleMs == 0 || nowMs - lastCycleMs >= SlowCycleMs);

    /// <summary>
    /// Looks at the counters and says what to do. An instrument that reports an error of its own is alive: a river out of reach must not
    /// cost its neighbours their supply.
    /// </summary>
    public RecoveryStep Look(long nowMs)
    {
        int signs = SignsOf(counters);
        int lost = counters.Timeouts - timeoutsSeen;
        timeoutsSeen = counters.Timeouts;
        if (signs != signsSeen)
        {
            signsSeen = signs;
            NoteSign(nowMs);
            return RecoveryStep.None;
        }

        if (lost == 0)
        {
            return RecoveryStep.None;
        }

        failures += lost;
        if (State == RecoveryState.Measuring)
        {
            State = RecoveryState.Configuring;
            nextMs = nowMs + (usesBus ? ClearBusAfterMs : CyclePowerAfterMs);
            counters.Configurations++;
            return RecoveryStep.Configure;
        }

        return failures >= FailuresBetweenSteps && nowMs >= nextMs ? Next(nowMs) : RecoveryStep.None;
    }

    /// <summary>The supply was cycled, for this sensor or for another one: it counts for all that are silent.</summary>
    public void NotePowerCycle(long nowMs)
    {
        counters.PowerCycles++;
        lastCycleMs = nowMs;
        if (State == RecoveryState.Measuring)
        {
            return;
        }

        failures = 0;
        cycles++;
        if (State == RecoveryState.Faulty)
        {
            nextMs = nowMs + SlowRetryMs;
        }
        else
        {
            State = RecoveryState.CyclingPower;
            nextMs = nowMs + (cycles == 1 ? SecondCycleAfterMs : LaterCycleAfterMs);
        }
    }

    private void NoteSign(long nowMs)
    {
        failures = 0;
        if (State != RecoveryState.Measuring)
        {
            State = RecoveryState.Measuring;
            counters.Recoveries++;
            soundSinceMs = nowMs;
        }
        else if (cycles > 0 && nowMs - soundSinceMs >= ProvenAfterMs)
        {
            cycles = 0;
        }
    }

    private RecoveryStep Next(long nowMs)
    {
        if (State == RecoveryState.Configuring && usesBus)
        {
            State = RecoveryState.ClearingBus;
            nextMs = nowMs + CyclePowerAfterMs - ClearBusAfterMs;
            return Cleared();
        }

        if (State == RecoveryState.Faulty)
        {
            return RetrySlowly(nowMs);
        }

        if (canCycle && cycles < MostPowerCycles)
        {
            return RecoveryStep.CyclePower;
        }

        State = RecoveryState.Faulty;
        counters.TimesGivenUp++;
        nextMs = nowMs + SlowRetryMs;
        failures = 0;
        return RecoveryStep.None;
    }

    private RecoveryStep RetrySlowly(long nowMs)
    {
        if (canCycle && nowMs - lastCycleMs >= SlowCycleMs)
        {
            return RecoveryStep.CyclePower;
        }

        nextMs = nowMs + SlowRetryMs;
        return Cleared();
    }

    private RecoveryStep Cleared()
    {
        failures = 0;
        counters.Configurations++;
        counters.BusClears += usesBus ? 1 : 0;
        return usesBus ? RecoveryStep.ClearBus : RecoveryStep.Configure;
    }
}
