using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Runs;
using Xunit;

namespace Station.Tests.Board;

/// <summary>The loop that runs a station: time, boots, cuts, stalls, watchdog.</summary>
public sealed class SimulatedStationTests
{
    private const long StartMs = 1_800_000_000_000;
    private const long MinuteMs = 60_000;

    [Fact]
    public void The_firmware_is_called_at_the_uptime_that_it_asked_for()
    {
        var called = new List<long>();
        SimulatedStation station = NewStation((_, uptimeMs) =>
        {
            called.Add(uptimeMs);
            return uptimeMs + 250;
        });
        station.PowerOn();
        station.RunUntil(StartMs + 2_100);
        Assert.Equal([1_500, 1_750, 2_000], called);
        Assert.Equal(StartMs + 2_100, station.Board.Time.NowMs);
    }

    [Fact]
    public void A_drifting_crystal_is_called_when_it_believes_that_it_is_time()
    {
        var trueTimes = new List<long>();
        SimulatedStation station = NewStation(
            (board, uptimeMs) =>
            {
                trueTimes.Add(((VirtualBoard)board).Time.NowMs - StartMs);
                return uptimeMs + 1_000_000;
            },
            new VirtualBoardOptions { DriftPpm = 100, BootMs = 0, WatchdogMs = 0 });
        station.PowerOn();
        station.RunUntil(StartMs + 1_500_000);
        Assert.Equal(2, trueTimes.Count);
        Assert.InRange(trueTimes[1], 999_890, 999_910);
    }

    [Fact]
    public void Whole_minutes_powered_are_counted_outside_the_firmware()
    {
        SimulatedStation station = NewStation(Pulse);
        station.At(StartMs + MinuteMs / 2, station.PowerOn);
        station.PlanPowerCut(StartMs + 10 * MinuteMs + 1, 3 * MinuteMs);
        station.RunUntil(StartMs + 20 * MinuteMs);
        Assert.Equal(9 + 6, station.CountWholeMinutesPowered());
        Assert.Equal((2, 1), (station.Boots, station.PowerCuts));
    }

    [Fact]
    public void The_watchdog_resets_a_firmware_that_makes_no_progress()
    {
        SimulatedStation station = NewStation((_, uptimeMs) => uptimeMs + 1_000, new VirtualBoardOptions { WatchdogMs = 30_000, BootMs = 0 });
        station.PowerOn();
        station.RunUntil(StartMs + 100_000);
        Assert.Equal((3, 4), (station.WatchdogResets, station.Boots));
    }

    [Fact]
    public void A_pulsed_watchdog_is_quiet()
    {
        SimulatedStation station = NewStation(Pulse, new VirtualBoardOptions { WatchdogMs = 30_000 });
        station.PowerOn();
        station.RunUntil(StartMs + 100_000);
        Assert.Equal(0, station.WatchdogResets);
    }

    [Fact]
    [Trait("FieldFailure", "14")]
    public void A_stall_that_never_ends_is_ended_by_the_watchdog_and_nothing_accepted_is_lost()
    {
        SimulatedStation station = NewStation(
            (board, uptimeMs) =>
            {
                board.Control.PulseWatchdog();
                board.Files.Append("log", [1], 1);
                return uptimeMs + 1_000;
            },
            new VirtualBoardOptions { WatchdogMs = 30_000, BootMs = 0 });
        station.PowerOn();
        station.At(StartMs + 10_500, () => station.Board.Gate.StallOnce(HalCall.FileWrite, long.MaxValue));
        station.RunUntil(StartMs + 60_000);
        Assert.Equal(1, station.WatchdogResets);
        Assert.Equal(11 + 19, station.Board.Storage.Volume.LengthOf("log"));
    }

    [Fact]
    public void Without_a_watchdog_such_a_stall_is_the_end_and_reported()
    {
        SimulatedStation station = NewStation(Pulse, new VirtualBoardOptions { WatchdogMs = 0 });
        station.Board.Gate.StallOnce(HalCall.Watchdog, long.MaxValue);
        station.PowerOn();
        station.RunUntil(StartMs + 60_000);
        Assert.Contains("never came back", Assert.Single(station.Violations));
    }

    [Fact]
    public void Bytes_go_on_during_a_stall_and_overrun_the_receiver()
    {
        var line = new SerialLine(new ChatteringDevice(), 9_600, receiverBytes: 64);
        var board = NewBoard(new VirtualBoardOptions { Lines = { ["COM2"] = line }, HasSensorRail = false });
        board.Start();
        IBytePort port = board.OpenPort("COM2", 9_600, PortMode.FullDuplex);
        Assert.Null(board.OpenPort("COM2", 9_600, PortMode.FullDuplex));
        board.Gate.StallOnce(HalCall.FreeMemory, 5_000);
        _ = board.Control.FreeMemoryBytes;
        Assert.Equal(64, port.Available);
        Assert.Equal(500 - 64, port.LineErrors);
    }

    [Fact]
    public void A_power_cut_in_the_middle_of_a_stall_happens_at_its_time()
    {
        SimulatedStation station = NewStation(Pulse);
        station.PowerOn();
        station.RunUntil(StartMs + 5_000);
        station.Board.Gate.StallOnce(HalCall.Watchdog, 20_000);
        station.PlanPowerCut(StartMs + 10_000, 2_000);
        station.RunUntil(StartMs + 12_000);
        PoweredInterval first = station.PoweredIntervals()[0];
        Assert.Equal((StartMs, StartMs + 10_000), (first.FromMs, first.ToMs));
        Assert.Equal((2, 0), (station.Boots, station.WatchdogResets));
    }

    [Fact]
    public void A_firmware_that_swallows_the_stop_comes_to_the_same_end()
    {
        SimulatedStation station = NewStation((board, uptimeMs) =>
        {
            try
            {
                board.Control.Reboot();
            }
            catch (Exception)
            {
                Assert.Throws<BoardStoppedException>(() => board.Files.Append("log", [1], 1));
            }

            return uptimeMs + 1;
        });
        station.PowerOn();
        station.RunUntil(StartMs + 10_000);
        Assert.InRange(station.RequestedReboots, 5, 7);
        Assert.Equal(-1, station.Board.Storage.Volume.LengthOf("log"));
        Assert.Empty(station.Violations);
    }

    [Fact]
    public void An_exception_of_the_firmware_is_a_violation_with_the_seed_and_a_reboot()
    {
        SimulatedStation station = NewStation((_, _) => throw new InvalidOperationException("a defect"));
        station.PowerOn();
        station.RunUntil(StartMs + 2_000);
        string violation = Assert.Single(station.Violations);
        Assert.Contains("seed 42", violation);
        Assert.Contains("a defect", violation);
        Assert.Equal(2, station.Boots);
    }

    [Fact]
    public void A_cut_at_an_operation_of_the_flash_boots_again_on_what_was_accepted()
    {
        int accepted = 0;
        SimulatedStation station = NewStation((board, uptimeMs) =>
        {
            board.Control.PulseWatchdog();
            accepted += board.Files.Append("log", [1, 2], 2) == FileStatus.Done ? 1 : 0;
            return uptimeMs + 1_000;
        });
        station.PowerOn();
        station.CutPowerAtFlashOperation(station.Board.Storage.Chip.Operations + 37, offMs: 5_000);
        station.RunUntil(StartMs + MinuteMs);
        Assert.Equal((1, 2), (station.PowerCuts, station.Boots));
        Assert.Equal(2 * accepted, station.Board.Storage.Volume.LengthOf("log"));
    }

    [Fact]
    public void The_same_inputs_give_the_same_trace_and_others_another()
    {
        ulong first = RunTraced(seed: 3, cutAtMs: 30_000);
        Assert.Equal(first, RunTraced(seed: 3, cutAtMs: 30_000));
        Assert.NotEqual(first, RunTraced(seed: 4, cutAtMs: 30_000));
        Assert.NotEqual(first, RunTraced(seed: 3, cutAtMs: 31_000));
    }

    private static ulong RunTraced(ulong seed, long cutAtMs)
    {
        byte[] random = new byte[16];
        SimulatedStation station = NewStation(
            (board, uptimeMs) =>
            {
                board.Control.PulseWatchdog();
                board.Random.Fill(random);
                board.Files.Append("log", random, 16);
                return uptimeMs + 500;
            },
            new VirtualBoardOptions { Seed = seed });
        station.PowerOn();
        station.PlanPowerCut(StartMs + cutAtMs, 1_000);
        station.RunUntil(StartMs + 2 * MinuteMs);
        return station.TraceHash;
    }

    private static long Pulse(IBoard board, long uptimeMs)
    {
        board.Control.PulseWatchdog();
        return uptimeMs + 1_000;
    }

    private static SimulatedStation NewStation(Func<IBoard, long, long> step, VirtualBoardOptions? options = null)
    {
        return new SimulatedStation(NewBoard(options ?? new VirtualBoardOptions()), new ScriptedFirmware(step), seed: 42);
    }

    private static VirtualBoard NewBoard(VirtualBoardOptions options)
    {
        return new VirtualBoard(new VirtualTime(StartMs), options, new MemoryBrokerLink(new MemoryBroker()));
    }
}
