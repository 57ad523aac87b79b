using Station.Hal.Simulated;
using Station.Sensors;
using Station.Sensors.Recovery;
using Station.Simulator.Models;
using Station.Terminal.Rooms;
using Station.Terminal.Sources;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The way back of silent sensors and of a stuck bus: each step, its bound and what it does to the others.</summary>
public sealed class RecoveryTests
{
    private const int Sulphur = 1;
    private const int Noise = 5;

    /// <summary>An instrument on the I2C bus that is read often.</summary>
    private const string Cell =
        "\nsensor cell model=analogue address=0x48 input=0 range=4096 zero=50 sensitivity=1 unit=ppb interval=5 warmup=60\n"
        + "channel cell factor=x-cell unit=ppb decimals=0 from=cell.value min=-50 max=4000\n";

    [Fact]
    [Trait("FieldFailure", "1")]
    public void A_sensor_that_is_silent_for_ever_costs_the_others_three_power_cycles_and_is_given_up()
    {
        var station = Station(("sulphur", new PlannedFaults().Add(MeasuringStation.StartMs + 600_000, long.MaxValue, LineFault.Silence)));
        station.RunFor(TimeSpan.FromHours(6));

        SensorCounters silent = station.Chain.Sensors.Sensors[Sulphur].Counters;
        Assert.Equal((3, 1, 0), (silent.PowerCycles, silent.TimesGivenUp, silent.Recoveries));
        Assert.True(silent.Configurations >= 3, $"{silent.Configurations} times configured anew");
        Assert.Equal(0, silent.BusClears);
        Assert.Equal(RecoveryState.Faulty, station.Chain.Sensors.Recovery.StateOf(Sulphur));
        Assert.Equal((3, 7), (station.Chain.Sensors.Recovery.Supply.Cycles, (int)station.Board.Rail!.ChangeCount));

        var shown = new SensorView();
        new SensorStatus(station.Profile, station.Chain).ReadSensor(Sulphur, shown);
        Assert.Equal((SensorCondition.Fault, 3, 1), (shown.Condition, shown.PowerCycles, shown.TimesGivenUp));
        Assert.Equal((silent.Configurations, silent.BusClears), (shown.Configurations, shown.BusClears));

        int so2 = station.Column("so2");
        int no2 = station.Column("no2");
        int level = station.Column("level");
        Assert.All(station.Records.Where(record => record.StartMs >= 660_000), record => Assert.Equal('B', record.Letter(so2)));
        Assert.InRange(station.Records.Count(record => record.Letter(no2) == 'F'), 3 * 3 + 3, 3 * 4 + 3);
        Assert.DoesNotContain(station.Records, record => record.Letter(level) is not ('N' or 'F'));
        Assert.All(station.Records.TakeLast(120), record => Assert.Equal('N', record.Letter(no2)));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void A_faulty_sensor_gets_one_power_cycle_a_day_and_its_way_back_stays_open()
    {
        long backMs = MeasuringStation.StartMs + 3 * 86_400_000L;
        var station = Station(("noise", new PlannedFaults().Add(MeasuringStation.StartMs + 600_000, backMs, LineFault.Silence)));
        station.RunFor(TimeSpan.FromHours(75));

        SensorCounters counters = station.Chain.Sensors.Sensors[Noise].Counters;
        Assert.InRange(counters.PowerCycles, 5, 6);
        Assert.Equal((1, 1), (counters.TimesGivenUp, counters.Recoveries));
        Assert.Equal(RecoveryState.Measuring, station.Chain.Sensors.Recovery.StateOf(Noise));
        Assert.Equal('N', station.Records[^1].Letter(station.Column("noise")));
        Assert.Equal(0, counters.BusClears);
    }

    [Theory]
    [InlineData("sulphur", "so2", Sulphur)]
    [InlineData("noise", "noise", Noise)]
    [Trait("FieldFailure", "1")]
    public void A_sensor_that_hangs_until_its_supply_is_switched_is_revived_by_one_cycle(string sensor, string channel, int index)
    {
        var hung = new LockUp(MeasuringStation.StartMs + 600_000);
        var station = Station((sensor, hung));
        station.Board.Rail!.Changed += hung.NoteSupply;
        station.RunFor(TimeSpan.FromMinutes(40));

        SensorCounters counters = station.Chain.Sensors.Sensors[index].Counters;
        Assert.Equal((1, 1, 0), (counters.PowerCycles, counters.Recoveries, counters.TimesGivenUp));
        Assert.Equal('N', station.Records[^1].Letter(station.Column(channel)));
        Assert.InRange(station.Records.Count(record => record.Letter(station.Column(channel)) == 'B'), 4, 7);
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    [Trait("FieldFailure", "2")]
    public void A_bus_that_is_held_low_is_cleared_and_nobody_loses_a_minute()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference") + Cell);
        station.At(TimeSpan.FromMinutes(10.01), () => station.Board.Bus.IsHeld = true);
        station.RunFor(TimeSpan.FromMinutes(15));

        Assert.Equal(1, station.Chain.Sensors.Recovery.Bus.Clears);
        Assert.InRange(station.Board.Bus.TransfersWhileHeld, 3, 4);
        Assert.Equal(0, station.Chain.Sensors.Recovery.Supply.Cycles);
        Assert.All(station.Records.Skip(3), record => Assert.All(new[] { "cell", "so2" }, name => Assert.Equal('N', record.Letter(station.Column(name)))));
    }

    [Fact]
    [Trait("FieldFailure", "2")]
    public void A_bus_that_only_a_power_cycle_frees_is_freed_and_stalls_the_machine_a_bounded_number_of_times()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference") + Cell);
        station.At(TimeSpan.FromMinutes(10.01), () => station.Board.Bus.IsHeld = station.Board.Bus.IsHeldFirmly = true);
        station.Board.Rail!.Changed += _ => station.Board.Bus.IsHeld = station.Board.Bus.IsHeldFirmly = false;
        station.RunFor(TimeSpan.FromMinutes(30));

        Assert.Equal(1, station.Chain.Sensors.Recovery.Supply.Cycles);
        Assert.InRange(station.Board.Bus.TransfersWhileHeld, 4, 25);
        Assert.InRange(station.Chain.Sensors.Recovery.Bus.Clears, 3, 25);
        Assert.Contains(station.Records, record => record.Letter(station.Column("cell")) == 'B' && record.Reason(station.Column("cell")) == "silence");

        // The cycle costs those behind expanders their warm-up; the bus had cost them nothing.
        Assert.All(station.Records, record => Assert.All(new[] { "so2", "no2" }, name => Assert.True(record.Letter(station.Column(name)) is 'N' or 'F')));
        Assert.All(new[] { "cell", "so2", "noise" }, name => Assert.Equal('N', station.Records[^1].Letter(station.Column(name))));
    }

    [Fact]
    public void A_sensor_that_is_plugged_in_later_is_read_from_then_on()
    {
        var station = Station(("nitrogen", new PlannedFaults().Add(0, MeasuringStation.StartMs + 150_000, LineFault.Silence)));
        station.RunFor(TimeSpan.FromMinutes(8));
        Assert.Equal('N', station.Records[^1].Letter(station.Column("no2")));
        Assert.Equal(0, station.Chain.Sensors.Recovery.Supply.Cycles);
        Assert.Equal(1, station.Chain.Sensors.Sensors[2].Counters.Recoveries);
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void Without_a_rail_a_silent_sensor_is_given_up_and_still_comes_back()
    {
        var counters = new SensorCounters();
        var recovery = new SensorRecovery(counters, usesBus: false, canCycle: false);
        var steps = new List<RecoveryStep>();
        for (long nowMs = 0; nowMs < 2 * 86_400_000L; nowMs += 10_000)
        {
            counters.Timeouts++;
            steps.Add(recovery.Look(nowMs));
        }

        Assert.DoesNotContain(RecoveryStep.CyclePower, steps);
        Assert.DoesNotContain(RecoveryStep.ClearBus, steps);
        Assert.Equal((RecoveryState.Faulty, 1), (recovery.State, counters.TimesGivenUp));
        Assert.InRange(counters.Configurations, 90, 97);

        counters.FramesGood++;
        recovery.Look(2 * 86_400_000L);
        Assert.Equal((RecoveryState.Measuring, 1), (recovery.State, counters.Recoveries));
    }

    [Fact]
    public void An_instrument_that_reports_its_own_errors_is_alive()
    {
        var counters = new SensorCounters();
        var recovery = new SensorRecovery(counters, usesBus: true, canCycle: true);
        for (long nowMs = 0; nowMs < 86_400_000L; nowMs += 10_000)
        {
            counters.InstrumentErrors++;
            Assert.Equal(RecoveryStep.None, recovery.Look(nowMs));
        }
    }

    [Fact]
    public void A_flapping_sensor_does_not_get_its_power_cycles_back_until_it_has_proved_itself()
    {
        var counters = new SensorCounters();
        var recovery = new SensorRecovery(counters, usesBus: false, canCycle: true);
        int cycles = 0;
        for (long nowMs = 0; nowMs < 86_400_000L; nowMs += 10_000)
        {
            // Two thirds of each half hour in silence.
            bool silent = nowMs % 1_800_000 < 1_200_000;
            counters.Timeouts += silent ? 1 : 0;
            counters.FramesGood += silent ? 0 : 1;
            if (recovery.Look(nowMs) == RecoveryStep.CyclePower)
            {
                cycles++;
                recovery.NotePowerCycle(nowMs);
            }
        }

        Assert.InRange(cycles, SensorRecovery.MostPowerCycles, SensorRecovery.MostPowerCycles + 1);
    }

    private static MeasuringStation Station(params (string Sensor, ILineFaults Faults)[] faults) => new(
        RepositoryFiles.Profile("reference"),
        faults: name => faults.Where(entry => entry.Sensor == name).Select(entry => entry.Faults).FirstOrDefault() ?? new NoFaults());
}
