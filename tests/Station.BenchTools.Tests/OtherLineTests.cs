using Station.Hal;
using Station.Hal.Simulated;
using Station.Sensors.Plantower;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Tool.Playing;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Lines that are not one sensor as it comes up: a bus with two, one that rests.</summary>
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
