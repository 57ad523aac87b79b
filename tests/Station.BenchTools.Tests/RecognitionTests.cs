using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>The promise: every serial sensor on the other end of a real port, in time, and none for another.</summary>
public sealed class RecognitionTests
{
    private const double LongestSeconds = 10;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";

    /// <summary>Ports at once: waiting is most of it.</summary>
    private static readonly int AtOnce = IsFull ? 9 : 20;

    [Fact]
    public async Task Every_serial_sensor_is_recognised_within_ten_seconds_and_taken_for_no_other()
    {
        var complaints = new List<string>();
        double longest = 0;
        foreach (Trial[] trials in (IsFull ? Trial.All : Trial.Few).Chunk(AtOnce))
        {
            ProbeFinding[] findings = await Task.WhenAll(trials.Select(trial => PlayedLine.ProbeAsync(trial.Sensor, trial.IsAsked)));
            complaints.AddRange(trials.Zip(findings, (trial, finding) => trial.Complaint(finding.Sensors)).OfType<string>());
            longest = Math.Max(longest, findings.Max(finding => finding.Seconds));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{(IsFull ? Trial.All : Trial.Few).Count} sensors, the longest took {longest:F1} s");
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.InRange(longest, 0, LongestSeconds);
    }
}
