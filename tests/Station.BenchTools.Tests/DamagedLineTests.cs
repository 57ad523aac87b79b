using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Sensors on lines that lose and change bytes.</summary>
public sealed class DamagedLineTests
{
    [Fact]
    public async Task Losses_are_shown_and_hinder_nothing()
    {
        Trial[] trials = [.. Trial.Few.Where(trial => trial is { Model: "PMS5003", IsAsked: false } or { Model: "SDS011", IsAsked: true } or { Model: "A02YYUW" } or { Model: "noise" })];

        ProbeFinding[] findings = await Task.WhenAll(trials.Select(trial => PlayedLine.ProbeAsync(trial.Sensor, trial.IsAsked, "changed-byte:20")));

        Assert.Equal(4, trials.Length);
        Assert.All(trials.Zip(findings), pair => Assert.Null(pair.First.Complaint(pair.Second.Sensors)));
        FoundSensor ultrasonic = findings[Array.FindIndex(trials, trial => trial.Model == "A02YYUW")].Sensors[0];
        Assert.InRange(ultrasonic.Counts.ChecksumErrors, 1, ultrasonic.Frames);
        Assert.InRange(ProbeText.LossPercent(ultrasonic), 5, 45);
    }
}
