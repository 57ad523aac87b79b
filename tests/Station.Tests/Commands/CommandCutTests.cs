using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Measurement;
using Station.Platform.Commands;
using Station.Settings;
using Station.Tests.Certificates;
using Station.Tests.Uplink;

namespace Station.Tests.Commands;

/// <summary>
/// A power cut at every flash operation from before a command arrives until after its effect is there: after it the station is in the old state and does not know the command, or in the new one and
/// knows it. Sent again under its id, it is done, and done once.
/// </summary>
public sealed class CommandCutTests
{
    private static readonly TestAuthority Authority = new("authority", TlsBench.Long, TlsBench.Long.AddYears(30));

    public static TheoryData<string> Commands => ["set", "calibrate", "maintenance", "step-keys", "resend", "trust"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_old_state_or_the_new_one_with_its_result(string name)
    {
        long operations = OperationsOf(name);
        int olds = 0;
        int news = 0;
        for (long operation = 0; operation < operations; operation++)
        {
            if (IsNewAfterCut(name, operation))
            {
                news++;
            }
            else
            {
                olds++;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {operations} power cuts, {olds} left the old state, {news} the new one");
        Assert.InRange(olds, 1, operations);
        Assert.InRange(news, 1, operations);
    }

    private static CommandRequest RequestOf(string name) => name switch
    {
        "set" => CommandRequest.Set([KeyValuePair.Create("site", "north bridge"), KeyValuePair.Create("latitude", "37068000")]),
        "calibrate" => CommandRequest.Calibrate(0, 7, 1_000_000, 20_790, "Li"),
        "maintenance" => CommandRequest.Maintenance(true, [0]),
        "step-keys" => CommandRequest.Plain(CommandCode.StepKeys),
        "trust" => CommandRequest.Trust(Authority.Certificate.RawData, isAlone: false),
        _ => CommandRequest.Resend(0),
    };

    private static bool HasEffect(string name, CommandBench bench) => name switch
    {
        "set" => bench.Firmware.Delivery.Settings.Settings.Text(SettingKey.Site) == "north bridge",
        "calibrate" => bench.Firmware.Calibrations.Of(0).Version > 0,
        "maintenance" => bench.Firmware.Modes.Of(0) == MeasuringMode.Maintenance,
        "step-keys" => bench.Firmware.Delivery.Epochs.Epoch > 0,
        "trust" => bench.Firmware.Delivery.Settings.Settings.Text(SettingKey.BrokerAuthorityFile) == "authority-a.pem",
        _ => bench.Firmware.Delivery.Store.PublishedUpTo == 0,
    };

    private static CommandBench Prepare(string name)
    {
        var bench = new CommandBench();
        bench.Laws.RunMinutes(4.5);
        bench.Send(CommandRequest.Identify(1));
        Assert.False(HasEffect(name, bench));
        return bench;
    }

    /// <summary>Flash operations between the command and the end of its effect.</summary>
    private static long OperationsOf(string name)
    {
        using CommandBench bench = Prepare(name);
        FlashChip chip = bench.Laws.Station.Board.Storage.Chip;
        long before = chip.Operations;
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(RequestOf(name)));
        for (int i = 0; i < 60 && !HasEffect(name, bench); i++)
        {
            bench.Laws.RunFor(100, 100);
        }

        Assert.True(HasEffect(name, bench));
        return chip.Operations - before;
    }

    private static bool IsNewAfterCut(string name, long operation)
    {
        using CommandBench bench = Prepare(name);
        FlashChip chip = bench.Laws.Station.Board.Storage.Chip;
        bench.Laws.Station.Run.CutPowerAtFlashOperation(chip.Operations + operation, 2_000);
        CommandExchange exchange = bench.Begin(RequestOf(name));
        int boots = bench.Laws.Station.Run.Boots;
        bool isWanted = false;
        for (int i = 0; i < 300 && bench.Laws.Station.Run.Boots == boots; i++)
        {
            if (i % 50 == 0 || isWanted)
            {
                bench.Publish(exchange.Compose());
            }

            bench.Laws.RunFor(100, 100);
            isWanted = bench.TakeAnswers().Exists(message => exchange.Take(message));
        }

        Assert.Equal(boots + 1, bench.Laws.Station.Run.Boots);
        bench.Laws.RunMinutes(3);
        bool knew = bench.Firmware.Commands.Counter > 1;
        if (name != "resend")
        {
            Assert.True(knew == HasEffect(name, bench), $"cut {operation}: counter {bench.Firmware.Commands.Counter}, open {bench.Firmware.Delivery.Opening.IsOpen}, answer {exchange.Answer}"); // a block that is published again counts as such soon
        }

        Assert.False(exchange.Answer?.Outcome == CommandOutcome.Done && !knew, "it was said to be done and was not");
        AssertDoneOnce(name, bench, exchange);
        return knew;
    }

    /// <summary>Under the same id it is done or was done, and the effect is there once.</summary>
    private static void AssertDoneOnce(string name, CommandBench bench, CommandExchange exchange)
    {
        CommandAnswer? answer = exchange.Answer ?? bench.Run(exchange);
        Assert.True(answer?.IsDone, $"{name} ended {answer?.Outcome}");
        bench.Laws.RunFor(10_000);
        if (name != "resend")
        {
            Assert.True(HasEffect(name, bench));
        }

        Assert.True(name != "calibrate" || bench.Firmware.Calibrations.Of(0).Version == 1);
        Assert.True(name != "step-keys" || bench.Firmware.Delivery.Epochs.Epoch == 1);
        Assert.Equal(FileStatus.Done, bench.Laws.Station.Board.Files.Read("commands", 0, new byte[4], 0, 4, out _));
    }
}
