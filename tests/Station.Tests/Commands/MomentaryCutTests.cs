using Station.Hal.Simulated.Flash;
using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Simulator.Runs;

namespace Station.Tests.Commands;

/// <summary>A power cut at every flash operation of the commands whose effect ends with the boot: the station comes back, the command is done when it is sent again, and nothing was said to be done that was not.</summary>
public sealed class MomentaryCutTests
{
    public static TheoryData<string> Commands => ["identify", "diagnostics", "reboot"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_station_comes_back_and_does_it_when_it_is_sent_again(string name)
    {
        CommandRequest request = name switch
        {
            "identify" => CommandRequest.Identify(5),
            "diagnostics" => CommandRequest.Plain(CommandCode.Diagnostics),
            _ => CommandRequest.Plain(CommandCode.Reboot),
        };
        long operations = OperationsOf(request, hasTimeServers: true);
        for (long operation = 0; operation < operations; operation++)
        {
            using CommandBench bench = Prepare(hasTimeServers: true);
            CommandExchange exchange = CutAt(bench, request, operation);
            CommandAnswer? answer = exchange.Answer ?? bench.Run(exchange);
            Assert.True(answer?.IsDone, $"cut {operation}: {name} ended {answer?.Outcome}");
            bench.Laws.RunMinutes(2);
            Assert.InRange(bench.Laws.Station.Run.RequestedReboots, 0, name == "reboot" ? 1 : 0);
            Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Identify(1)));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {operations} power cuts");
        Assert.True(operations > 0);
    }

    [Fact]
    public void A_time_hint_that_was_said_to_be_done_has_left_its_anchor()
    {
        CommandRequest request = CommandRequest.Plain(CommandCode.TimeHint);
        long operations = OperationsOf(request, hasTimeServers: false);
        int done = 0;
        for (long operation = 0; operation < operations; operation++)
        {
            using CommandBench bench = Prepare(hasTimeServers: false);
            CommandExchange exchange = CutAt(bench, request, operation);
            bench.Laws.Settle();
            StoredRecord first = bench.Laws.Minutes().First(record => record.Boot == 1);
            Assert.True(exchange.Answer?.Outcome != CommandOutcome.Done || first.TimeState == TimeState.Resolved, $"cut {operation}: it was said to be done and has no anchor");
            done += first.TimeState == TimeState.Resolved ? 1 : 0;
            Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(request));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"time-hint: {operations} power cuts, {done} of them behind the anchor");
        Assert.InRange(done, 1, operations - 1);
    }

    private static CommandBench Prepare(bool hasTimeServers)
    {
        var bench = new CommandBench();
        if (!hasTimeServers)
        {
            bench.Laws.Station.Board.Udp.Hosts.Clear();
        }

        bench.Laws.RunMinutes(4.5);
        return bench;
    }

    private static long OperationsOf(CommandRequest request, bool hasTimeServers)
    {
        using CommandBench bench = Prepare(hasTimeServers);
        FlashChip chip = bench.Laws.Station.Board.Storage.Chip;
        long before = chip.Operations;
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(request));
        return chip.Operations - before;
    }

    /// <summary>Sends the command, and again where an answer asks for it, until the power is cut at that operation; then lets the station come back.</summary>
    private static CommandExchange CutAt(CommandBench bench, CommandRequest request, long operation)
    {
        SimulatedStation run = bench.Laws.Station.Run;
        run.CutPowerAtFlashOperation(bench.Laws.Station.Board.Storage.Chip.Operations + operation, 2_000);
        CommandExchange exchange = bench.Begin(request);
        bool isWanted = true;
        for (int i = 0; i < 600 && run.PowerCuts == 0; i++)
        {
            if (i % 50 == 0 || isWanted)
            {
                bench.Publish(exchange.Compose());
            }

            bench.Laws.RunFor(100, 100);
            isWanted = bench.TakeAnswers().Exists(message => exchange.Take(message));
        }

        Assert.Equal(1, run.PowerCuts);
        bench.Laws.RunMinutes(3);
        return exchange;
    }
}
