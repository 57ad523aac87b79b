using Station.Sensors;
using Station.Simulator.Models;
using Station.Tests.Sensors;

namespace Station.Tests.FieldFailures;

/// <summary>Serial lines that lose the thread, from the bytes to the flag.</summary>
public sealed class LineFailureTests
{
    private const int Particulates = 0;

    [Fact]
    [Trait("FieldFailure", "3")]
    public void Damaged_cut_and_foreign_bytes_are_flagged_counted_and_left_behind_without_a_power_cycle()
    {
        PlannedFaults faults = new PlannedFaults()
            .Add(At(6), At(8), LineFault.ChangedByte)
            .Add(At(8), At(10), LineFault.CutFrame)
            .Add(At(10), At(12), LineFault.NoiseBefore)
            .Add(At(12), At(14), LineFault.Interleaved);
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"), faults: name => name == "particulates" ? faults : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(17));

        // Record k is minute k + 1. Bytes before and between frames cost nothing; a frame that is itself damaged costs its reading.
        int column = station.Column("pm25");
        Assert.Equal("BBBBNNNNNN", string.Concat(station.Records.Skip(5).Take(10).Select(record => record.Letter(column))));
        Assert.All(station.Records.Skip(5).Take(4), record => Assert.Equal(("checksum-loss", (int?)null), (record.Reason(column), record.Value(column))));
        station.AssertEveryRecordIsTrue();

        SensorCounters counters = station.Chain.Sensors.Sensors[Particulates].Counters;
        Assert.InRange(counters.ChecksumErrors, 120, 360);
        Assert.True(counters.BytesSkipped > 120 * 20, $"{counters.BytesSkipped} bytes were skipped");
        Assert.InRange(counters.Timeouts, 230, 240);
        Assert.Equal((1, 0, 0), (counters.Recoveries, counters.PowerCycles, counters.TimesGivenUp));
        Assert.True(counters.Configurations > 0);
    }

    [Fact]
    [Trait("FieldFailure", "3")]
    public void Readings_that_were_on_a_wire_of_the_chip_while_flash_was_written_are_doubted_and_those_behind_an_expander_are_not()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"));
        for (long ms = At(6); ms < At(8); ms += 50)
        {
            station.At(TimeSpan.FromMilliseconds(ms - MeasuringStation.StartMs), () => station.Files.Replace("scratch", [1, 2, 3], 3));
        }

        station.RunFor(TimeSpan.FromMinutes(10));

        int noise = station.Column("noise");
        int pm25 = station.Column("pm25");
        Assert.Equal(["normal", "flash-write", "flash-write", "normal"], station.Records.Skip(4).Take(4).Select(record => record.Reason(noise)));
        Assert.Equal("NBBN", string.Concat(station.Records.Skip(4).Take(4).Select(record => record.Letter(noise))));
        Assert.All(station.Records.Skip(4).Take(4), record => Assert.Equal(('N', true), (record.Letter(pm25), record.Value(noise) is not null)));
    }

    /// <summary>True time at so many minutes after the start.</summary>
    private static long At(int minutes) => MeasuringStation.StartMs + minutes * 60_000L;
}
