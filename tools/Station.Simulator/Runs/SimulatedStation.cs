using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Runs;

/// <summary>
/// A station that runs: a virtual board, the firmware on it, and the loop that calls the firmware when it wants to be called, moves time
/// on between, and boots it again after resets and power cuts. What happens is a function of the board, its devices and what was planned.
/// </summary>
public sealed class SimulatedStation
{
    // A firmware that wants to be called at once, for ever, must not stop time.
    private const long ShortestStepMs = 1;

    // From a reset until the chip runs again.
    private const long ResetMs = 100;

    private readonly IFirmwareFactory factory;
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly ExternalWatchdog watchdog;
    private readonly VirtualClock crystal;
    private readonly List<PoweredInterval> poweredIntervals = [];
    private readonly List<string> violations = [];
    private readonly Action build;
    private readonly Action step;
    private IFirmware? firmware;
    private long poweredFromMs;
    private long firmwareStartsMs = long.MaxValue;
    private long nextStepMs;
    private long flashCutOffMs;

    public SimulatedStation(VirtualBoard board, IFirmwareFactory factory, ulong seed)
    {
        Board = board;
        Seed = seed;
        this.factory = factory;
        time = board.Time;
        gate = board.Gate;
        watchdog = gate.Watchdog;
        crystal = board.Crystal;
        build = BuildFirmware; // once, because a delegate a step is most of what a run allocates
        step = Step;
    }

    /// <summary>The board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>The seed that a violation names.</summary>
    public ulong Seed { get; }

    /// <summary>Longest real time that virtual time waits for a real broker.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Boots so far, the first included.</summary>
    public int Boots { get; private set; }

    /// <summary>Resets by the hardware watchdog.</summary>
    public int WatchdogResets { get; private set; }

    /// <summary>Resets that the firmware asked for.</summary>
    public int RequestedReboots { get; private set; }

    /// <summary>Power cuts.</summary>
    public int PowerCuts { get; private set; }

    /// <summary>Those of them that hit an operation of the flash.</summary>
    public int PowerCutsInWrite { get; private set; }

    /// <summary>Calls of the firmware's step.</summary>
    public long Steps { get; private set; }

    /// <summary>Times at which a real broker owed an answer for longer than <see cref="AnswerLimit"/>.</summary>
    public int AnswersMissed { get; private set; }

    /// <summary>What must not happen and did: each with the seed and the time.</summary>
    public IReadOnlyList<string> Violations => violations;

    /// <summary>Running hash of everything that passed between firmware and board.</summary>
    public ulong TraceHash => gate.Trace.Value;

    /// <summary>When this station has something to do next; <see cref="long.MaxValue"/> when only a planned action can wake it.</summary>
    public long NextDueMs => Math.Min(time.NextPlannedMs, OwnDueMs);

    /// <summary>The running firmware; null while the board is off or starting.</summary>
    public IFirmware? Firmware => firmware;

    private long OwnDueMs => firmware is null ? firmwareStartsMs : Math.Min(nextStepMs, watchdog.BitesAtMs);

    /// <summary>UTC minutes during which the station had power from beginning to end, up to now.</summary>
    public long CountWholeMinutesPowered()
    {
        long minutes = poweredIntervals.Sum(interval => interval.WholeMinutes);
        return Board.IsPowered ? minutes + new PoweredInterval(poweredFromMs, time.NowMs).WholeMinutes : minutes;
    }

    /// <summary>All times with power so far; the present one ends now.</summary>
    public PoweredInterval[] PoweredIntervals()
    {
        return Board.IsPowered ? [.. poweredIntervals, new PoweredInterval(poweredFromMs, time.NowMs)] : [.. poweredIntervals];
    }

    /// <summary>Switches the supply on, if it is off.</summary>
    public void PowerOn()
    {
        if (Board.IsPowered)
        {
            return;
        }

        poweredFromMs = time.NowMs;
        StartBoot(0);
    }

    /// <summary>Switches the supply off, at any moment, also from a planned action in the middle of a call.</summary>
    public void CutPower()
    {
        if (!Board.IsPowered)
        {
            return;
        }

        PowerCuts++;
        poweredIntervals.Add(new PoweredInterval(poweredFromMs, time.NowMs));
        Board.CutPower();
        firmware = null;
        firmwareStartsMs = long.MaxValue;
    }

    /// <summary>Plans an action of the world: a fault, a person, the weather.</summary>
    public void At(long trueMs, Action action)
    {
        time.At(trueMs, action);
    }

    /// <summary>Plans a power cut and the return of the supply.</summary>
    public void PlanPowerCut(long trueMs, long offMs)
    {
        time.At(trueMs, CutPower);
        time.At(trueMs + offMs, PowerOn);
    }

    /// <summary>Cuts the supply at an operation of the flash (see <see cref="Hal.Simulated.Flash.FlashChip.Operations"/>).</summary>
    public void CutPowerAtFlashOperation(long operation, long offMs)
    {
        Board.Storage.Chip.CutAt(operation);
        flashCutOffMs = offMs;
    }

    /// <summary>Runs until a true time; a call that stalls may end later.</summary>
    public void RunUntil(long trueMs)
    {
        while (NextDueMs <= trueMs)
        {
            RunNext();
        }

        time.AdvanceTo(trueMs);
    }

    /// <summary>
    /// Runs until a true time, and gives up where the broker owes an answer: for whoever has others to run meanwhile. False when it has to be called again.
    /// </summary>
    public bool TryRunUntil(long trueMs)
    {
        while (NextDueMs <= trueMs)
        {
            if (Board.Session.Link.HasOutstanding)
            {
                return false;
            }

            RunNext();
        }

        time.AdvanceTo(trueMs);
        return true;
    }

    /// <summary>Moves time on to what is due next and does that.</summary>
    public void RunNext()
    {
        WaitForBroker();
        time.AdvanceTo(NextDueMs);
        if (OwnDueMs > time.NowMs)
        {
            return;
        }

        if (firmware is null)
        {
            Enter(build);
        }
        else if (watchdog.BitesAtMs <= time.NowMs)
        {
            gate.Stop(StopReason.Watchdog);
            HandleStop();
        }
        else
        {
            Enter(step);
        }
    }

    private void StartBoot(long delayMs)
    {
        firmware = null;
        Board.Start();
        Boots++;
        firmwareStartsMs = time.NowMs + delayMs + Board.BootMs;
    }

    private void BuildFirmware()
    {
        firmwareStartsMs = long.MaxValue;
        firmware = factory.Create(Board);
        nextStepMs = time.NowMs;
    }

    private void Step()
    {
        Steps++;
        long wantedUptimeMs = firmware!.Step(crystal.Read());
        nextStepMs = Math.Max(crystal.TrueAt(wantedUptimeMs), time.NowMs + ShortestStepMs);
    }

    /// <summary>Lets the firmware run, and deals with whatever ended that.</summary>
    private void Enter(Action work)
    {
        try
        {
            work();
        }
        catch (BoardStoppedException)
        {
            // The gate knows why; a firmware that swallowed this comes to the same place.
        }
        catch (Exception exception) when (gate.Stopped == StopReason.None)
        {
            AddViolation("the firmware threw: " + exception);
            gate.Stop(StopReason.Reboot); // its loader would restart the board
        }
        catch (Exception)
        {
            // A consequence of the stop: the firmware stumbled over a call that could not end.
        }

        if (gate.Stopped != StopReason.None)
        {
            HandleStop();
        }
    }

    private void HandleStop()
    {
        switch (gate.Stopped)
        {
            case StopReason.PowerCut when Board.IsPowered:
                PowerCutsInWrite++;
                CutPower();
                time.At(time.NowMs + flashCutOffMs, PowerOn);
                break;
            case StopReason.PowerCut:
                break; // the planned action that cut the supply has done the rest
            case StopReason.Watchdog:
                WatchdogResets++;
                StartBoot(ResetMs);
                break;
            case StopReason.Reboot:
                RequestedReboots++;
                StartBoot(ResetMs);
                break;
            default:
                AddViolation("a call never came back, and the board has no watchdog.");
                firmware = null;
                firmwareStartsMs = long.MaxValue;
                break;
        }
    }

    private void WaitForBroker()
    {
        if (Board.Session.Link.HasOutstanding && !Board.Session.Link.WaitForAnswers(AnswerLimit))
        {
            AnswersMissed++;
        }
    }

    private void AddViolation(string what)
    {
        violations.Add($"seed {Seed}, boot {Boots}, true time {DateTimeOffset.FromUnixTimeMilliseconds(time.NowMs):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}: {what}");
    }
}
