using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tests.Commands;
using Station.Tests.Laws;

namespace Station.Tests.Adversary;

/// <summary>Attacks on a whole station: its flash, its clock, its broker, its commands.</summary>
internal static class StationAttacks
{
    private const ulong CommandId = 0x1122334455667788;

    public static readonly Attack[] All =
    [
        new("flash-rolled-back-after-delivery", "conflict", RollBackAfterDelivery),
        new("flash-rolled-back-before-delivery", "hole-in-time", RollBackBeforeDelivery),
        new("two-boards-one-key", "conflict", RunTwoBoards),
        new("slow-time-server", Attack.Nothing, SlowTimeServers),
        new("lying-time-servers", "disputed", LieAboutTime),
        new("runtime-steps-clock", Attack.Nothing, StepRuntimeClock),
        new("stale-time-hint", "hint-too-late stale-nonce", HintLate),
        new("command-of-old-session", "stale-session", ReplayCommand),
        new("duplicate-id-after-power-cut", "already-done", RepeatIdAfterPowerCut),
        new("acknowledged-and-dropped", "sent-again", DropAcknowledged),
    ];

    private static KeyId KeyId { get; } = new(PlatformOnMemoryBroker.StationNumber, 0, 0);

    private static IEnumerable<string> Words(LawBench bench)
    {
        Platform.Reports.GapReport report = Assert.Single(bench.Platform.Report().Stations);
        List<StoredRecord> records = bench.Platform.Records();
        (string Word, bool IsNoticed)[] words =
        [
            ("conflict", report.Conflicts > 0),
            ("disputed", records.Exists(record => record.TimeState == TimeState.Disputed)),
            ("hole-in-time", HasHole(bench.Minutes())),
            ("unexplained", report.Unexplained.Count > 0),
            ("untrue", bench.Minutes().Exists(record => record.TimeState == TimeState.Resolved && !IsTrue(bench, record))),
        ];
        return words.Where(word => word.IsNoticed).Select(word => word.Word).DefaultIfEmpty(Attack.Nothing);
    }

    private static bool IsTrue(LawBench bench, StoredRecord record)
    {
        long trueMs = bench.Station.TrueUtcMs(record.Boot, record.StartMs)!.Value;
        return Math.Abs(record.UtcMs!.Value - trueMs) <= record.UncertaintyMs!.Value;
    }

    /// <summary>Minutes that follow each other in the numbers and not in time, by more than a restart takes.</summary>
    private static bool HasHole(List<StoredRecord> minutes)
    {
        long[] starts = [.. minutes.Where(record => record.UtcMs is not null).Select(record => record.UtcMs!.Value).Order()];
        return starts.Zip(starts.Skip(1)).Any(pair => pair.Second - pair.First > 5 * 60_000);
    }

    /// <summary>Puts the flash back to what it held, bit by bit, with the power off.</summary>
    private static void RollBack(LawBench bench, FlashChip earlier)
    {
        bench.Station.Run.CutPower();
        FlashChip chip = bench.Station.Board.Storage.Chip;
        byte[] present = chip.Image.ToArray();
        for (int offset = 0; offset < present.Length; offset++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                if (((present[offset] ^ earlier.Image[offset]) >> bit & 1) != 0)
                {
                    chip.FlipBit(offset, bit);
                }
            }
        }

        bench.Station.Run.PowerOn();
    }

    private static IEnumerable<string> RollBackAfterDelivery()
    {
        using var bench = new LawBench();
        bench.RunMinutes(10);
        FlashChip earlier = bench.Station.Board.Storage.Chip.Clone();
        bench.RunMinutes(3);
        bench.Settle();
        RollBack(bench, earlier);
        bench.Settle();
        return Words(bench);
    }

    /// <summary>What was measured in between reached nobody and is gone: the numbers are dense, the time is not.</summary>
    private static IEnumerable<string> RollBackBeforeDelivery()
    {
        using var bench = new LawBench();
        bench.RunMinutes(10);
        bench.Settle();
        bench.SetUplink(LinkCondition.Down);
        bench.RunMinutes(2);
        FlashChip earlier = bench.Station.Board.Storage.Chip.Clone();
        bench.RunMinutes(20);
        RollBack(bench, earlier);
        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(5);
        bench.Settle();
        return Words(bench);
    }

    /// <summary>The copy of a board, provisioned with the same key, measures beside it.</summary>
    private static IEnumerable<string> RunTwoBoards()
    {
        using var original = new LawBench(1);
        using var copy = new LawBench(2);
        original.RunMinutes(10);
        copy.RunMinutes(10);
        original.Settle();
        copy.Settle();
        RawMessage[] messages =
        [
            .. original.Publications.Concat(copy.Publications).Where(sent => sent.Channel != "status")
                .Select(sent => new RawMessage(HonestRun.Topic(sent.Channel), sent.Payload, sent.AtMs)),
        ];
        return TrialStore.WordsOf(original.Platform.Registry, messages);
    }

    private static IEnumerable<SimulatedTimeServer> TimeServers(LawBench bench) => bench.Station.Board.Udp.Hosts.Values.OfType<SimulatedTimeServer>();

    /// <summary>Answers that are held back on their way: the uncertainty grows, and the truth stays within it.</summary>
    private static IEnumerable<string> SlowTimeServers()
    {
        using var bench = new LawBench();
        foreach (SimulatedTimeServer server in TimeServers(bench))
        {
            (server.OutboundMs, server.InboundMs) = (20, 1_900);
        }

        bench.RunMinutes(20);
        bench.Settle();
        return Words(bench);
    }

    /// <summary>All servers lie alike from the first minute: nothing in the station contradicts them, but the arrival of live records does.</summary>
    private static IEnumerable<string> LieAboutTime()
    {
        using var bench = new LawBench();
        foreach (SimulatedTimeServer server in TimeServers(bench))
        {
            server.OffsetMs = 7_200_000;
        }

        bench.RunMinutes(20);
        bench.Settle();
        return Words(bench);
    }

    private static IEnumerable<string> StepRuntimeClock()
    {
        using var bench = new LawBench();
        for (int minute = 0; minute < 20; minute++)
        {
            bench.Station.Board.Machine.SetCalendarUtc(minute % 2 == 0 ? 0 : LawBench.StartMs + (4_000L * 86_400_000));
            bench.RunMinutes(1);
        }

        bench.Settle();
        return Words(bench);
    }

    /// <summary>A hint that is held back, and the very message of it again later: its nonce is used up.</summary>
    private static IEnumerable<string> HintLate()
    {
        using var bench = new CommandBench();
        bench.Laws.Station.Board.Udp.Hosts.Clear();
        bench.Laws.RunMinutes(3);
        bench.ReactionMs = 9_000;
        CommandExchange exchange = bench.Begin(CommandRequest.Plain(CommandCode.TimeHint));
        CommandOutcome late = bench.Run(exchange)!.Outcome;
        byte[] recorded = exchange.Compose();
        CommandOutcome again = Answer(bench, recorded).Outcome;
        Assert.False(bench.Firmware.Delivery.Time.Resolved);
        return [Word(late), Word(again)];
    }

    private static string Word(CommandOutcome outcome) =>
        string.Concat(outcome.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    private static byte[] Command(CommandBench bench, CommandRequest request, ulong session, long counter) =>
        Envelope.Seal(KeyId, request.ToPayload(session, counter, 1_000_000, CommandId), bench.Laws.Platform.Keys.CommandKey);

    private static CommandAnswer Answer(CommandBench bench, byte[] message)
    {
        bench.TakeAnswers();
        bench.Publish(message);
        bench.Laws.RunFor(3_000);
        Assert.True(Envelope.TryParse(Assert.Single(bench.TakeAnswers()), out Envelope envelope));
        return CommandAnswer.TryDecode(envelope.Payload)!;
    }

    private static IEnumerable<string> ReplayCommand()
    {
        using var bench = new CommandBench();
        bench.Laws.RunMinutes(3);
        byte[] recorded = Command(bench, CommandRequest.Plain(CommandCode.Reboot), bench.Send(CommandRequest.Identify(1))!.Session, 2);
        bench.Laws.Station.Uplink.Break(bench.Laws.NowMs);
        bench.Laws.RunMinutes(2);
        CommandOutcome afterReconnect = Answer(bench, recorded).Outcome;
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        CommandOutcome afterPowerCut = Answer(bench, recorded).Outcome;
        Assert.Equal(0, bench.Laws.Station.Run.RequestedReboots);
        return [Word(afterReconnect), Word(afterPowerCut)];
    }

    private static IEnumerable<string> RepeatIdAfterPowerCut()
    {
        using var bench = new CommandBench();
        bench.Laws.RunMinutes(3);
        CommandRequest request = CommandRequest.Calibrate(0, 1, 1_000_000, 20_790, "Li");
        ulong session = bench.Send(CommandRequest.Identify(1))!.Session;
        Assert.Equal(CommandOutcome.Done, Answer(bench, Command(bench, request, session, 2)).Outcome);
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        ulong now = Answer(bench, Command(bench, request, session, 2)).Session;
        CommandOutcome outcome = Answer(bench, Command(bench, request, now, 3)).Outcome;
        Assert.Equal(1, bench.Firmware.Calibrations.Of(0).Version);
        return [Word(outcome)];
    }

    /// <summary>Every second block is acknowledged to the station and thrown away, as long as it was not sent before.</summary>
    private static IEnumerable<string> DropAcknowledged()
    {
        using var bench = new LawBench();
        var seen = new HashSet<string>();
        int dropped = 0;
        bench.Platform.Loses = message =>
        {
            bool isDropped = message.Topic == HonestRun.Topic("block") && seen.Add(Convert.ToHexString(message.Message[^32..])) && seen.Count % 2 == 0;
            dropped += isDropped ? 1 : 0;
            return isDropped;
        };
        for (int block = 0; block < 8; block++)
        {
            bench.RunMinutes(3);
            Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        }

        Platform.Reports.GapReport report = bench.Settle(20);
        Assert.True(dropped >= 4, $"only {dropped} blocks were dropped");
        Assert.Equal((0, 0), (report.BlocksAwaited, report.Unexplained.Count));
        return bench.Sent("block").GroupBy(sent => Convert.ToHexString(sent.Payload[^32..])).Any(copies => copies.Count() > 1) ? ["sent-again"] : [];
    }
}
