using Station.Hal;
using Station.Hal.Simulated;
using Station.Sensors.Plantower;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Tool.Playing;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Lines that are not one sensor as it comes up: a bus with two, one that rests, one that reports errors alone.</summary>
public sealed class OtherLineTests
{
    private const string Bus = """
        sensor radar model=modbus port=COM3 address=1 register=3 type=uint16 unit=mm
        sensor submersible model=modbus port=COM3 address=2 register=4 decimals-register=3 unit=mm
        """;

    [Fact]
    public async Task All_instruments_of_a_bus_are_shown_with_their_addresses()
    {
        ProbeFinding finding = await PlayedLine.ProbeAsync((port, cancellation) => PlayAsync(port, new StationModels(Bus, new CityEnvironment(1)).Lines["COM3"], null, cancellation));

        Assert.Equal(ProbeVerdict.Recognised, finding.Verdict);
        Assert.Equal(
            [(1, "radar level meter"), (2, "submersible level transmitter")],
            finding.Sensors.Select(sensor => (sensor.Address!.Value, Assert.Single(sensor.Fits).Kind.Title)));
    }

    [Fact]
    public async Task A_particle_counter_that_rests_is_found_by_waking_it()
    {
        var options = new ProbeOptions(null, [1], Wakes: true);

        ProbeFinding finding = await PlayedLine.ProbeAsync(
            (port, cancellation) => PlayAsync(port, new PlayedSensor("plantower", "city", PlayedFaults.Parse("none"), Now()).Line, PlantowerCommand.Sleep(), cancellation), null, options);

        Assert.Equal("plantower mode=active", Assert.Single(Assert.Single(finding.Sensors).Fits).Kind.Sensor);
    }

    [Theory]
    [InlineData("plantower", false)]
    [InlineData("ultrasonic mode=asked", false)]
    [InlineData("sds011", true)]
    public async Task A_sensor_that_has_only_errors_to_report_is_recognised_without_a_reading(string sensor, bool isAsked)
    {
        ProbeFinding finding = await PlayedLine.ProbeAsync(sensor, isAsked, "instrument-error:100");

        FoundSensor found = Assert.Single(finding.Sensors);
        Assert.All(found.Fits, fit => Assert.Empty(fit.Latest));
        Assert.All(found.Fits, fit => Assert.StartsWith(sensor.Split(' ')[0], fit.Kind.Sensor));
        Assert.Contains("error of its own", found.Remark);
        Assert.InRange(found.Frames, 2, 6);
    }

    [Fact]
    public async Task Answers_that_come_late_are_not_taken_for_frames_that_are_sent()
    {
        ProbeFinding finding = await PlayedLine.ProbeAsync(AnswerLateAsync);

        Assert.All(finding.Sensors, sensor => Assert.False(sensor.Sends, sensor.Family));
        Assert.InRange(finding.BytesArrived, 18, 1_000);
    }

    /// <summary>A Winsen module that answers the first question at once and the others when nobody waits any more.</summary>
    private static async Task AnswerLateAsync(IBytePort port, CancellationToken cancellation)
    {
        byte[] answer = [0xFF, 0x86, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x20, 0x30];
        var bytes = new byte[64];
        bool isFirst = true;
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None);
            int count = port.Read(bytes, 0, bytes.Length);
            if (count == 9 && bytes[2] == 0x86)
            {
                await Task.Delay(isFirst ? 0 : 270, CancellationToken.None);
                port.Write(answer, 0, answer.Length);
                isFirst = false;
            }
        }
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static Task PlayAsync(IBytePort port, SerialLine line, byte[]? command, CancellationToken cancellation)
    {
        long startMs = Now();
        line.Device!.SetPower(true, startMs);
        line.Write(command ?? [], startMs);
        line.Clear();
        return new SensorPlayer(port, line, startMs).RunAsync(_ => { }, cancellation);
    }
}
