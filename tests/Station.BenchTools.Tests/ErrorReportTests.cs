using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Sensors that have only errors to report.</summary>
public sealed class ErrorReportTests
{
    [Fact]
    public async Task They_are_recognised_without_a_reading()
    {
        (string Sensor, bool IsAsked)[] sensors = [("plantower", false), ("ultrasonic mode=asked", false), ("sds011", true)];

        ProbeFinding[] findings = await Task.WhenAll(sensors.Select(row => PlayedLine.ProbeAsync(row.Sensor, row.IsAsked, "instrument-error:100")));

        Assert.All(sensors.Zip(findings), pair =>
        {
            FoundSensor found = Assert.Single(pair.Second.Sensors);
            Assert.All(found.Fits, fit => Assert.Empty(fit.Latest));
            Assert.All(found.Fits, fit => Assert.StartsWith(pair.First.Sensor.Split(' ')[0], fit.Kind.Sensor));
            Assert.Contains("error of its own", found.Remark);
            Assert.InRange(found.Frames, 2, 6);
        });
    }
}
