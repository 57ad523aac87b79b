using System.Diagnostics;
using Station.Simulator.Fleet;
using Station.Simulator.Marks;
using Station.Simulator.Oracles;
using Station.Simulator.Runs;
using Station.Simulator.Scenarios;
using Station.Simulator.Truth;
using Station.Simulator.Worlds;

namespace Station.Simulator.Swarm;

/// <summary>One scenario from power-on to judgement, in the calling thread. What comes out is a function of build, profile and scenario.</summary>
public sealed class SwarmRun
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;

    /// <summary>How far back the truth of a minute may look: longer than anything has to stay the same to be stuck.</summary>
    private const long TruthKeptMs = 26 * HourMs;

    /// <summary>Time from the last closing of the open block to the judgement.</summary>
    private const long DeliveryMs = 20 * MinuteMs;

    private readonly Scenario scenario;
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly World world;
    private readonly ScheduleRunner schedule;
    private readonly StepBudget budget;
    private readonly SequenceOracle sequences;
    private readonly TimeOracle times;
    private readonly CoverageOracle coverage;
    private readonly LightOracle lights;
    private readonly MarkWatch marks;
    private readonly WorkOracle work;
    private readonly TruthOracle truth;
    private readonly StallOracle stalls;
    private readonly SafeModeOracle safeMode;
    private readonly Oracle[] oracles;
    private readonly long healMs;
    private long minuteMs;
    private long hourMs;

    private SwarmRun(Scenario scenario, string profileText)
    {
        this.scenario = scenario;
        var traits = new StationTraits
        {
            DriftPpm = scenario.DriftPpm,
            UptimeAtFirstBootMs = scenario.FirstUptimeMs,
            TickAtFirstBootMs = scenario.FirstTickMs,
            HasClockChip = scenario.HasClockChip,
            VolumeBlocks = scenario.VolumeBlocks > 0 ? scenario.VolumeBlocks : null,
        };
        world = new World(profileText, scenario.Seed, scenario.StartMs, traits, scenario.UsesTls);
        healMs = scenario.StartMs + scenario.ForMs;
        schedule = new ScheduleRunner(world, healMs);
        budget = new StepBudget(world);
        sequences = new SequenceOracle(world);
        times = new TimeOracle(world);
        coverage = new CoverageOracle(world);
        lights = new LightOracle(world);
        marks = new MarkWatch(world);
        work = new WorkOracle(world);
        truth = new TruthOracle(world, scenario);
        stalls = new StallOracle(world);
        safeMode = new SafeModeOracle(world);
        oracles =
        [
            sequences, work, marks, truth, stalls, safeMode, new RoomOracle(world), times, lights, coverage, new DeliveryOracle(world), new KeyOracle(world), new StatusOracle(world), new LivelinessOracle(world), new HourOracle(world),
            new PaceOracle(world), new SensorOracle(world), new HeapOracle(world),
        ];
    }

    /// <param name="scenario">What happens.</param>
    /// <param name="profileText">Text of the profile that it names.</param>
    public static RunResult Run(Scenario scenario, string profileText)
    {
        var run = new SwarmRun(scenario, profileText);
        FirmwareHeap.Use(run.world.Station.Heap);
        try
        {
            return run.Run();
        }
        finally
        {
            FirmwareHeap.Use(null);
        }
    }

    /// <summary>The same with something done to the world before it begins.</summary>
    /// <param name="prepare">For what no scenario can do: a wrapper around the firmware, an enemy with the key.</param>
    public static RunResult Run(Scenario scenario, string profileText, Action<World> prepare)
    {
        var run = new SwarmRun(scenario, profileText);
        prepare(run.world);
        return run.Run();
    }

    /// <summary>A simulator that throws has a defect of its own: found like any other, and a campaign goes on.</summary>
    private RunResult Run()
    {
        try
        {
            Play();
        }
        catch (Exception error)
        {
            world.Findings.Add("simulator", world.NowMs, error.ToString());
        }

        return Report();
    }

    private void Play()
    {
        schedule.Plan(scenario.Steps);
        foreach (Expectation expectation in scenario.Expectations.Where(expectation => expectation.AtMs is not null))
        {
            world.Time.At(scenario.StartMs + expectation.AtMs!.Value, () => Check(expectation));
        }

        world.Run.PowerOn();
        if (RunUntil(healMs))
        {
            schedule.Heal();
            Settle();
        }

        foreach (Expectation expectation in scenario.Expectations.Where(expectation => expectation.AtMs is null))
        {
            Check(expectation);
        }
    }

    private void Settle()
    {
        long endMs = healMs + scenario.SettleMs;
        if (!RunUntil(endMs - DeliveryMs))
        {
            return;
        }

        // The open blocks would be closed by and by; nobody waits for a day of events.
        world.Station.Firmware?.Delivery?.Journal.CloseOpenBlocks();
        long endSequence = sequences.AcceptedEnd;
        if (!RunUntil(endMs))
        {
            return;
        }

        var settlement = new Settlement(healMs, endSequence, world.Platform.Evidence.AdmittedLost);
        foreach (Oracle oracle in oracles)
        {
            oracle.Finish(settlement);
        }
    }

    /// <summary>False when the budget was used up before.</summary>
    private bool RunUntil(long untilMs)
    {
        while (world.NowMs < untilMs)
        {
            if (!budget.IsLeft())
            {
                return false;
            }

            world.Platform.Evidence.AreConflictsExcused = world.Storage.Damage >= StorageDamage.Changed;
            world.RunNext(untilMs);
            LookAfterEvent();
            if (world.NowMs >= minuteMs)
            {
                PassMinute();
            }
        }

        return true;
    }

    /// <summary>Asks those oracles that look after every event, each by its name: there are hundreds of millions of events, and a call that does nothing costs as well.</summary>
    private void LookAfterEvent()
    {
        sequences.AfterEvent();
        work.AfterEvent();
        marks.AfterEvent();
        truth.AfterEvent();
        stalls.AfterEvent();
        safeMode.AfterEvent();
    }

    private void PassMinute()
    {
        minuteMs = world.NowMs - world.NowMs % MinuteMs + MinuteMs;
        long calls = world.Board.Gate.Calls;
        foreach (Oracle oracle in oracles)
        {
            oracle.EachMinute();
        }

        if (world.Board.Gate.Calls != calls)
        {
            world.Findings.Add("simulator", world.NowMs, "an oracle has asked the board for something: whoever looks on must change nothing");
        }

        if (world.NowMs >= hourMs)
        {
            hourMs = world.NowMs + HourMs;
            TruthBook book = world.Station.Models.Book;
            book.Forget(book.BootNumber, book.UptimeMs - TruthKeptMs);
        }
    }

    private void Check(Expectation expectation)
    {
        if (ScenarioFacts.Difference(expectation, world, marks) is { } difference)
        {
            world.Findings.Add("expectation", world.NowMs, difference);
        }
    }

    private RunResult Report()
    {
        Evidence evidence = world.Platform.Evidence;
        long lost = evidence.AdmittedLost.Ranges.Sum(range =>
        {
            long missing = 0;
            for (long sequence = range.First; sequence < range.End; sequence++)
            {
                missing += evidence.Record(sequence).IsConfirmed ? 0 : 1;
            }

            return missing;
        });
        return new RunResult
        {
            Scenario = scenario,
            SimulatedDays = (world.NowMs - world.StartMs) / 86_400_000.0,
            WallSeconds = wall.Elapsed.TotalSeconds,
            Measured = world.Station.Measured,
            Delivered = evidence.ConfirmedMinutes,
            AdmittedLost = lost,
            PowerCuts = world.Run.PowerCuts,
            Boots = world.Run.Boots,
            TraceHash = world.Run.TraceHash,
            Findings = world.Findings.All,
            Marks = marks.Reached,
            Faults = schedule.Applied,
            Judgements = times.TimesJudged + coverage.BootsJudged + lights.Looks,
        };
    }
}
