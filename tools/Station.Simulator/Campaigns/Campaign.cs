using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Station.Simulator.Fleet;
using Station.Simulator.Marks;
using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Campaigns;

/// <summary>
/// Many runs of the swarm, several at a time, one thread each; their figures do not depend on how many threads there were. Results are added up in the order of the seeds, so that at any moment the figures are those of the
/// first so many of them: a campaign that was ended there, by whatever, goes on with the next one.
/// </summary>
public sealed class Campaign
{
    private const double DaysAWeek = 7;

    private readonly Lock gate = new();
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly Func<Scenario, RunResult> run;
    private readonly double wallBefore;
    private readonly Dictionary<int, RunResult> ahead = [];
    private CampaignFigures figures;
    private ulong hash;
    private int nextPlace;

    /// <param name="run">Runs a scenario.</param>
    /// <param name="before">Figures to add to.</param>
    public Campaign(Func<Scenario, RunResult> run, CampaignFigures before)
    {
        this.run = run;
        figures = before;
        wallBefore = before.WallSeconds;
        hash = ulong.Parse(before.TraceHash, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>The sums so far.</summary>
    public CampaignFigures Figures
    {
        get
        {
            lock (gate)
            {
                return figures;
            }
        }
    }

    /// <summary>Told after each run, one at a time and in the order of the seeds.</summary>
    public Action<RunResult, CampaignFigures>? Progressed { get; set; }

    /// <summary>Does the runs of a plan.</summary>
    /// <param name="plan">Which.</param>
    /// <param name="jobs">Runs at a time.</param>
    /// <param name="cancellation">Begins no further run.</param>
    public void Run(CampaignPlan plan, int jobs, CancellationToken cancellation)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
            var places = Partitioner.Create(Enumerable.Range(0, plan.Runs), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(places, options, place => TakeInOrder(place, run(SwarmDraw.Draw(plan.FirstSeed + (ulong)place, plan.Profile, plan.ForMs))));
        }
        catch (OperationCanceledException)
        {
            // What was done until then counts.
        }
    }

    /// <summary>Adds the results that follow on those that were added.</summary>
    private void TakeInOrder(int place, RunResult result)
    {
        lock (gate)
        {
            ahead.Add(place, result);
            while (ahead.Remove(nextPlace, out RunResult? next))
            {
                nextPlace++;
                Take(next);
            }
        }
    }

    /// <summary>Adds a result.</summary>
    public void Take(RunResult result)
    {
        lock (gate)
        {
            hash += result.TraceHash;
            foreach (string mark in result.Marks)
            {
                figures.Marks[mark] = figures.Marks.GetValueOrDefault(mark) + 1;
            }

            foreach ((string fault, int times) in result.Faults)
            {
                figures.Faults[fault] = figures.Faults.GetValueOrDefault(fault) + times;
            }

            if (result.HasFailed)
            {
                figures.Failures.Add(new CampaignFailure(result.Scenario.Seed, result.Scenario.ForMs, [.. result.Findings.Select(finding => finding.ToString())]));
            }

            figures = figures with
            {
                Runs = figures.Runs + 1,
                SimulatedDays = figures.SimulatedDays + result.SimulatedDays,
                WallSeconds = wallBefore + wall.Elapsed.TotalSeconds,
                Measured = figures.Measured + result.Measured,
                Delivered = figures.Delivered + result.Delivered,
                AdmittedLost = figures.AdmittedLost + result.AdmittedLost,
                Violations = figures.Violations + (result.HasFailed ? 1 : 0),
                PowerCuts = figures.PowerCuts + result.PowerCuts,
                Boots = figures.Boots + result.Boots,
                TraceHash = CampaignFigures.Hash(hash),
            };
            Progressed?.Invoke(result, figures);
        }
    }

    /// <summary>Marks that no run reached.</summary>
    public static IEnumerable<Mark> Missed(CampaignFigures figures) => MarkTable.All.Where(mark => !figures.Marks.ContainsKey(mark.Name));

    /// <summary>Marks that a campaign of that size must have reached and did not.</summary>
    /// <param name="figures">The campaign's.</param>
    /// <param name="board">The board of its stations.</param>
    public static IEnumerable<Mark> MissedAndListed(CampaignFigures figures, BoardKind board) =>
        Missed(figures).Where(mark => mark.LeastWeeks > 0 && figures.SimulatedDays >= mark.LeastWeeks * DaysAWeek && mark.IsWithinReachOf(board));
}
