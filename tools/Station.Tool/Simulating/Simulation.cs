using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Station.Simulator.Campaigns;
using Station.Simulator.Faults;
using Station.Simulator.Fleet;
using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;
using Station.Tool.Values;

namespace Station.Tool.Simulating;

/// <summary>Carries out <c>station simulate</c>: runs, shows progress, and reports.</summary>
internal sealed class Simulation
{
    private const int MostShrinkingRuns = 400;

    private readonly ConcurrentDictionary<string, string> profiles = new();
    private readonly SimulationOptions options;
    private readonly TextWriter output;

    /// <param name="options">What to simulate.</param>
    /// <param name="output">For whoever watches; nothing is written to it with <see cref="SimulationOptions.IsJson"/> before the end.</param>
    public Simulation(SimulationOptions options, TextWriter output)
    {
        this.options = options;
        this.output = output;
        ReadProfile(options.Scenario?.Profile ?? options.Profile); // before anybody waits
    }

    public SimulationReport Run(CancellationToken cancellation)
    {
        CampaignFigures before = ReadFigures();
        var campaign = new Campaign(RunOne, before) { Progressed = Note };
        if (options.Scenario is { } scenario)
        {
            campaign.Take(RunOne(scenario));
        }
        else
        {
            var plan = new CampaignPlan(options.Profile, before.FirstSeed + (ulong)before.Runs, options.Runs, options.ForMs);
            campaign.Run(plan, options.Jobs, cancellation);
        }

        CampaignFigures figures = campaign.Figures;
        SimulationReport report = Report(figures);
        Show(report);
        return report;
    }

    /// <summary>Reduces the scenario or the seed, and writes what is left as a file.</summary>
    public bool Shrink()
    {
        Scenario scenario = options.DrawScenario();
        var shrinker = new Shrinker(RunOne, MostShrinkingRuns)
        {
            Progressed = (steps, runs) => Say($"{steps} steps after {runs} runs"),
        };
        Scenario? smallest = shrinker.Shrink(scenario);
        if (smallest is null)
        {
            Say($"{scenario.Name} breaks no law: there is nothing to reduce.");
            return false;
        }

        Say($"{shrinker.Runs} runs; {smallest.Steps.Count} of {scenario.Steps.Count} steps are left: {ScenarioFile.Write(smallest)}");
        output.Write(smallest.ToText());
        return true;
    }

    private RunResult RunOne(Scenario scenario) => SwarmRun.Run(scenario, ReadProfile(scenario.Profile));

    private string ReadProfile(string name) => profiles.GetOrAdd(name, ProfileFile.Read);

    private CampaignFigures ReadFigures()
    {
        var fresh = new CampaignFigures { Profile = options.Profile, Build = CampaignBuild.Of(ReadProfile(options.Profile)), ForMs = options.ForMs, FirstSeed = options.Seed };
        if (options.CampaignPath is not { } path)
        {
            return fresh;
        }

        try
        {
            CampaignFigures figures = CampaignFile.Read(path) ?? fresh;
            RequireSameRuns(path, figures, fresh);
            return figures;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ToolError(ExitStatus.Input, "campaign-file", $"{path} holds no campaign ({error.Message}).", "Give a file that --resume has written, or one that is not there yet.");
        }
    }

    /// <summary>Figures of other runs are not added up.</summary>
    private static void RequireSameRuns(string path, CampaignFigures figures, CampaignFigures fresh)
    {
        if (figures.Profile != fresh.Profile)
        {
            throw new ToolError(ExitStatus.Usage, "campaign-profile", $"{path} is a campaign of the profile {figures.Profile}.", $"Add --profile {figures.Profile}, or give another file.");
        }

        if (figures.ForMs != fresh.ForMs)
        {
            string length = VirtualDuration.Write(figures.ForMs);
            throw new ToolError(ExitStatus.Usage, "campaign-length", $"{path} is a campaign of runs of {length} and not of {VirtualDuration.Write(fresh.ForMs)}.", $"Add --for {length}, or give another file.");
        }

        if (figures.Build != fresh.Build)
        {
            throw new ToolError(ExitStatus.Usage, "campaign-build", $"{path} is a campaign of another build of firmware or simulator, or of another text of the profile.", "Begin another file: its runs are not those of this build.");
        }
    }

    private void Keep(CampaignFigures figures)
    {
        if (options.CampaignPath is not { } path)
        {
            return;
        }

        try
        {
            CampaignFile.Write(path, figures);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "campaign-unwritable", $"{path} cannot be written ({error.Message}).", "Give a file in a directory that can be written.");
        }
    }

    private BoardKind Board => BoardKind.Find(ProfileTrial.Read(ReadProfile(options.Profile), new())!.Board)!;

    private SimulationReport Report(CampaignFigures figures) => new()
    {
        Figures = figures,
        Commands = [.. figures.Failures.Select(CommandOf)],
        SometimesMissed = [.. Campaign.Missed(figures).Select(mark => mark.Name)],
        SometimesFailed = options.Scenario is null ? [.. Campaign.MissedAndListed(figures, Board).Select(mark => mark.Name)] : [],
    };

    /// <summary>The command that shows a failure again.</summary>
    private string CommandOf(CampaignFailure failure) => options.Scenario is { } scenario
        ? $"station simulate --scenario {scenario.Name}"
        : string.Create(CultureInfo.InvariantCulture, $"station simulate --profile {options.Profile} --seed {failure.Seed} --for {VirtualDuration.Write(failure.ForMs)}");

    /// <summary>After each run, so that nothing but the runs under way is lost when the process ends.</summary>
    private void Note(RunResult result, CampaignFigures figures)
    {
        Keep(figures);
        Show(result, figures);
    }

    private void Show(RunResult result, CampaignFigures figures)
    {
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Runs,6} {result.Scenario.Name}: {result.SimulatedDays:F1} days, {result.Boots} boots, {result.Measured} measured, {result.Delivered} delivered, {result.AdmittedLost} lost, trace {result.TraceHash:x16}"));
        foreach (var finding in result.Findings)
        {
            Say("       VIOLATION " + finding);
        }
    }

    private void Show(SimulationReport report)
    {
        if (options.IsJson)
        {
            output.WriteLine(report.ToJson());
            return;
        }

        CampaignFigures figures = report.Figures;
        Say("");
        Say(string.Create(CultureInfo.InvariantCulture, $"{figures.Runs} runs, {figures.SimulatedDays:F1} simulated days in {figures.WallSeconds:F1} s: {figures.SimulatedDays / Math.Max(figures.WallSeconds, 0.001):F1} days a second"));
        Say($"{figures.Measured} minute records measured, {figures.Delivered} delivered; {figures.AdmittedLost} records admitted as lost; {figures.Boots} boots, {figures.PowerCuts} power cuts; trace {figures.TraceHash}");
        Say(report.SometimesMissed.Count == 0 ? "every mark was reached" : "never reached: " + string.Join(", ", report.SometimesMissed));
        if (report.SometimesFailed.Count > 0)
        {
            Say("a campaign of this size must have reached: " + string.Join(", ", report.SometimesFailed));
        }

        Say(figures.Violations == 0 ? "every law held" : $"{figures.Violations} runs broke a law:");
        foreach (string command in report.Commands)
        {
            Say("  " + command);
        }
    }

    private void Say(string line)
    {
        if (!options.IsJson)
        {
            output.WriteLine(line);
        }
    }
}
