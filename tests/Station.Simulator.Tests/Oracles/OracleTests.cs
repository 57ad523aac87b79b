using System.Reflection;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Journal;
using Station.Platform.Wire;
using Station.Simulator.Models;
using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;
using Station.Simulator.Worlds;

namespace Station.Simulator.Tests.Oracles;

/// <summary>Each oracle sees what it is there for: a world in which that goes wrong.</summary>
public sealed class OracleTests
{
    private const long HourMs = 3_600_000;
    private const long FiveMinutesMs = 300_000;
    private const long StallMs = 30_000;

    private static readonly Scenario Short = new() { ForMs = 4 * HourMs, SettleMs = 2 * HourMs };

    [Fact]
    public void A_world_without_faults_breaks_no_law()
    {
        RunResult result = Run(_ => { });
        Assert.Empty(result.Findings);
        Assert.InRange(result.Measured, 350, 360);
        Assert.InRange(result.Delivered, result.Measured - 25, result.Measured);
    }

    [Fact]
    public void An_altered_message_is_a_broken_seal() => AssertFinds("seal", world => world.Station.Uplink.Alter = (number, _, payload) =>
    {
        byte[] altered = [.. payload];
        altered[^40] ^= number == 40 ? (byte)1 : (byte)0;
        return altered;
    });

    [Fact]
    public void Time_servers_that_all_lie_alike_make_a_false_time() => AssertFinds("time", world =>
    {
        for (int server = 1; server <= World.TimeServerCount; server++)
        {
            world.TimeServer(server).OffsetMs = 5_000;
        }
    });

    [Fact]
    public void A_receipt_for_what_never_came_loses_records() => AssertFinds("delivered", world =>
    {
        world.LoseMessages(100);
        world.Time.At(world.StartMs + 2 * HourMs, () => world.LoseMessages(0));
        for (long atMs = 600_000; atMs < 2 * HourMs; atMs += 600_000)
        {
            world.Time.At(world.StartMs + atMs, () => world.Platform.Send("receipt", world.Platform.Seal(new Receipt(world.Platform.Session, 1_000, [], 0).ToPayload())));
        }

        world.Time.At(world.StartMs + 1_000, () => world.LoseMessages(0));
        world.Time.At(world.StartMs + 300_000, () => world.LoseMessages(100));
    });

    [Fact]
    public void A_minute_that_holds_what_no_device_gave_is_not_true() => AssertFinds("truth", world =>
        world.Time.At(world.StartMs + HourMs, () => world.Board.Console.Type("calibrate temperature 0.5 1 2026-12-01 Li --yes\r")));

    [Fact]
    public void A_firmware_that_throws_is_told_of() => AssertFinds("exception", world => world.Station.Around = inner => new Broken(inner, 5_000, _ => throw new InvalidOperationException("broken on purpose")));

    [Fact]
    public void A_simulator_that_throws_is_told_of() => AssertFinds("simulator", world => world.Time.At(world.StartMs + HourMs, () => throw new InvalidOperationException("broken on purpose")));

    [Fact]
    public void A_firmware_that_only_strokes_its_watchdog_makes_no_progress()
    {
        RunResult result = Run(world => world.Station.Around = inner => new Broken(inner, 3_000, uptimeMs =>
        {
            world.Board.Control.PulseWatchdog();
            return uptimeMs + 50_000;
        }));
        Assert.Subset(result.Findings.Select(finding => finding.Law).ToHashSet(), new HashSet<string> { "progress-measuring", "progress-uplink", "light" });
    }

    [Fact]
    public void A_firmware_that_spins_uses_up_its_budget_and_the_run_ends_with_where_it_was()
    {
        RunResult result = Run(world => world.Station.Around = inner => new Broken(inner, 100, uptimeMs =>
        {
            _ = inner.Step(uptimeMs);
            return uptimeMs;
        }));
        Assert.Contains(result.Findings, finding => finding.Law == "step-budget" && finding.What.Contains("in boot 1 at an uptime of", StringComparison.Ordinal));
        Assert.True(result.SimulatedDays < 0.1);
    }

    [Fact]
    public void A_firmware_that_is_too_eager_does_more_than_it_may() => AssertFinds("bounded-work", world => world.Station.Around = inner => new Broken(inner, 100, uptimeMs =>
    {
        _ = inner.Step(uptimeMs);
        return uptimeMs + 1;
    }));

    [Fact]
    public void A_sensor_that_does_not_come_back_is_told_of() => AssertFinds("progress-sensors", world => world.WithSensor(1, sensor => sensor.Constant = LineFault.Silence));

    [Fact]
    public void A_firmware_that_keeps_what_it_should_let_go_is_told_of() => AssertFinds("bounded-heap", world => world.Time.At(
        world.StartMs + HourMs, () => typeof(LossLedger).GetField("ranges", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(world.Station.Delivery!.Store.Ledger, new LossRange[9_000])));

    [Fact]
    public void Who_storms_the_broker_is_told_of() => AssertFinds("pace", world =>
    {
        for (int attempt = 0; attempt < 40; attempt++)
        {
            ConnectAt(world, HourMs + attempt * 1_000);
        }
    });

    [Fact]
    public void Who_connects_behind_five_short_boots_is_told_of() => AssertFinds("safe-mode", world =>
    {
        for (int cut = 1; cut <= 6; cut++)
        {
            world.Run.PlanPowerCut(world.StartMs + cut * FiveMinutesMs, 1_000);
        }

        ConnectAt(world, 8 * FiveMinutesMs);
    });

    [Fact]
    public void A_stall_that_no_minute_tells_of_is_found() => AssertFinds("valid-seconds", world => world.Station.Around = inner =>
    {
        long hiddenMs = 0;
        return new Broken(inner, 1, uptimeMs =>
        {
            if (hiddenMs > 0 || uptimeMs < HourMs + 10_000)
            {
                return inner.Step(uptimeMs - hiddenMs) + hiddenMs;
            }

            hiddenMs = StallMs;
            world.Board.Gate.StallOnce(HalCall.Network, StallMs);
            _ = world.Board.WiFi.State;
            return inner.Step(uptimeMs) + hiddenMs;
        });
    });

    [Fact]
    public void An_expectation_that_does_not_hold_is_a_finding()
    {
        Scenario scenario = ScenarioReader.Read("x", "for 2h\nsettle 1h\nexpect at 1h uplink-led = flashes-4\nexpect delivered >= 9000\nexpect boots = 1\nexpect mark = safe-mode\n");
        RunResult result = Seeds.Run(scenario);
        Assert.Equal(3, Assert.Single(result.Findings).Cases);
    }

    /// <summary>Somebody connects in the firmware's stead.</summary>
    private static void ConnectAt(World world, long afterMs) => world.Time.At(
        world.StartMs + afterMs, () => world.Station.Uplink.BeginConnect(new MqttConnectOptions { Host = "nowhere.example" }, world.NowMs, world.NowMs));

    private static void AssertFinds(string law, Action<World> sabotage)
    {
        RunResult result = Run(sabotage);
        Assert.True(result.Findings.Any(finding => finding.Law == law), $"{law} was not found; {Seeds.Describe(result)}");
    }

    private static RunResult Run(Action<World> prepare) => SwarmRun.Run(Short, Seeds.Profile(Short.Profile), prepare);

    /// <summary>A firmware that does something else from some step on.</summary>
    private sealed class Broken(IFirmware inner, int fromStep, Func<long, long> breakage) : IFirmware
    {
        private int steps;

        public long Step(long uptimeMs) => ++steps < fromStep ? inner.Step(uptimeMs) : breakage(uptimeMs);
    }
}
