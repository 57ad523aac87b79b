using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Profile, drivers, expander, bus and aggregation together, held against what the devices know.</summary>
public sealed class WholeStationTests
{
    [Theory]
    [InlineData("reference", 12)]
    [InlineData("minimum", 5)]
    public void Every_minute_of_a_quiet_day_is_normal_after_the_warm_up_and_true(string profile, int columns)
    {
        var station = new MeasuringStation(RepositoryFiles.Profile(profile));
        station.RunFor(TimeSpan.FromHours(24));

        Assert.Equal(24 * 60 - 1, station.Records.Count);
        station.AssertEveryRecordIsTrue();
        Assert.All(station.Records.Skip(3), record => Assert.All(Enumerable.Range(0, columns), column => Assert.Equal('N', record.Letter(column))));
        Assert.All(station.Records, record => Assert.Equal((60_000, 60), (record.LengthMs, record.ValidSeconds)));
    }

    [Theory]
    [InlineData("reference", 1)]
    [InlineData("reference", 2)]
    [InlineData("minimum", 3)]
    public void Records_are_true_through_faults_on_every_line(string profile, int seed)
    {
        var station = new MeasuringStation(
            RepositoryFiles.Profile(profile),
            new CityEnvironment((ulong)seed),
            name => new RandomFaults((ulong)(seed * 1_000 + name.Length + name[0]), 80_000));
        station.RunFor(TimeSpan.FromHours(12));

        station.AssertEveryRecordIsTrue();
        string letters = string.Concat(station.Records.SelectMany(record => Enumerable.Range(0, record.Values.Length).Select(record.Letter)));
        Assert.Contains('N', letters);
        Assert.Contains('D', letters);
        Assert.Contains('B', letters);
    }

    [Fact]
    public void Records_are_true_through_power_cuts_and_stalls()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"));
        station.PlanPowerCut(TimeSpan.FromMinutes(20.4), TimeSpan.FromSeconds(9));
        station.PlanPowerCut(TimeSpan.FromMinutes(33.21), TimeSpan.FromMinutes(3));
        for (int minute = 5; minute < 55; minute += 7)
        {
            station.At(TimeSpan.FromSeconds(minute * 60 + minute), () => station.Board.Gate.StallOnce(HalCall.Spi, 15_000));
        }

        station.RunFor(TimeSpan.FromHours(1));

        station.AssertEveryRecordIsTrue();
        Assert.Equal(3, station.Records.Max(record => record.Boot));
        Assert.InRange(station.Records.Count, 48, 53);
        Assert.Contains(station.Records, record => record.ValidSeconds is > 40 and < 50);
    }

    [Fact]
    public void A_silent_sensor_wakes_up_again_after_a_loss_of_its_supply()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"));
        station.At(TimeSpan.FromMinutes(10.2), () => SwitchRail(station, false));
        station.At(TimeSpan.FromMinutes(12.7), () => SwitchRail(station, true));
        station.RunFor(TimeSpan.FromMinutes(20));

        station.AssertEveryRecordIsTrue();
        int pm25 = station.Column("pm25");
        Assert.Contains(station.Records, record => record.Reason(pm25) == "silence" && record.Value(pm25) is null);
        Assert.Equal('N', station.Records[^1].Letter(pm25));
    }

    [Fact]
    public void A_climate_sensor_whose_supply_blinks_loses_no_reading()
    {
        var station = new MeasuringStation(DriverProfiles.With("model=climate address=0x77", "temperature humidity"));
        II2cDevice part = station.Models.I2cDevices[0x77];
        station.At(TimeSpan.FromSeconds(605), () => part.SetPower(false, station.Board.Time.NowMs));
        station.At(TimeSpan.FromSeconds(606), () => part.SetPower(true, station.Board.Time.NowMs));
        station.RunFor(TimeSpan.FromMinutes(20));

        station.AssertEveryRecordIsTrue();
        Assert.All(station.Records, record => Assert.Equal(('N', 'N'), (record.Letter(0), record.Letter(1))));
        Assert.Equal((1, 0), (station.Chain.Sensors.Sensors[0].Counters.Configurations, station.Chain.Sensors.Sensors[0].Counters.Timeouts));
    }

    [Fact]
    public void Measuring_allocates_nothing_once_it_runs()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference")) { IsForgetful = true };
        station.RunFor(TimeSpan.FromMinutes(30));
        long before = station.AllocatedBytes;
        station.RunFor(TimeSpan.FromMinutes(30));
        Assert.Equal(0, station.AllocatedBytes - before);
    }

    private static void SwitchRail(MeasuringStation station, bool on)
    {
        foreach (SerialLine line in station.Models.Lines.Values)
        {
            line.Device?.SetPower(on, station.Board.Time.NowMs);
        }
    }
}
