using System.Security.Cryptography;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Commands;
using Station.Platform.Keys;
using Station.Platform.Wire;
using Station.Tests.Laws;
using DeskOutcome = Station.Commands.CommandOutcome;

namespace Station.Tests.Commands;

/// <summary>Commands that must not be carried out: of another session, old, expired, repeated, of another key or station.</summary>
public sealed class HostileCommandTests : IDisposable
{
    private const ulong Id = 0x1122334455667788;

    private readonly CommandBench bench = new();
    private readonly ulong session;
    private readonly KeyId keyId = new(PlatformOnMemoryBroker.StationNumber, 0, 0);

    public HostileCommandTests()
    {
        bench.Laws.RunMinutes(3);
        session = bench.Send(CommandRequest.Identify(1))!.Session;
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_command_of_an_old_session_is_refused_after_a_reconnect_and_after_a_power_cut()
    {
        byte[] recorded = Seal(CommandRequest.Plain(CommandCode.Reboot), counter: 9);
        bench.Laws.Station.Uplink.Break(bench.Laws.NowMs);
        bench.Laws.RunMinutes(2);
        Assert.Equal(CommandOutcome.StaleSession, AnswerTo(recorded)!.Outcome);
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        CommandAnswer answer = AnswerTo(recorded)!;
        Assert.Equal(CommandOutcome.StaleSession, answer.Outcome);
        Assert.NotEqual(session, answer.Session);
        Assert.Equal(0, bench.Laws.Station.Run.RequestedReboots);
    }

    [Fact]
    public void A_command_whose_lifetime_is_over_is_refused()
    {
        long uptimeMs = bench.Laws.Station.Board.Crystal.UptimeAt(bench.Laws.NowMs);
        byte[] message = Seal(CommandRequest.Plain(CommandCode.Reboot), counter: 2, expiresSeconds: (uptimeMs / 1_000) + 10);
        bench.Laws.RunFor(12_000);
        Assert.Equal(CommandOutcome.Expired, AnswerTo(message)!.Outcome);
        Assert.Equal(0, bench.Laws.Station.Run.RequestedReboots);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 + 65_537)]
    [InlineData(long.MaxValue)]
    public void A_counter_that_does_not_go_on_is_refused(long counter)
    {
        CommandAnswer answer = AnswerTo(Seal(CommandRequest.Plain(CommandCode.Reboot), counter))!;
        Assert.Equal((CommandOutcome.OldCounter, 1L), (answer.Outcome, answer.Counter));
    }

    [Fact]
    public void The_counter_never_goes_back_over_a_power_cut()
    {
        Assert.Equal(CommandOutcome.Done, AnswerTo(Seal(CommandRequest.Identify(1), counter: 50))!.Outcome);
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        Assert.Equal(50, bench.Firmware.Commands.Counter);
        Assert.Equal(51, bench.Send(CommandRequest.Identify(1))!.Counter);
    }

    [Fact]
    public void The_same_id_is_answered_again_and_done_once_also_after_a_power_cut_and_under_another_session_and_counter()
    {
        byte[] message = Seal(CommandRequest.Calibrate(0, 1, 1_000_000, 20_790, "Li"), counter: 2);
        Assert.Equal(CommandOutcome.Done, AnswerTo(message)!.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, AnswerTo(message)!.Outcome);
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        ulong now = AnswerTo(message)!.Session;
        Assert.Equal(
            CommandOutcome.AlreadyDone,
            AnswerTo(Seal(CommandRequest.Calibrate(0, 2, 1_000_000, 20_790, "Li"), counter: 77, session: now))!.Outcome);
        Assert.Equal(1, bench.Firmware.Calibrations.Of(0).Version);
    }

    [Fact]
    public void Sixteen_ids_are_remembered()
    {
        for (int i = 0; i < 17; i++)
        {
            Assert.Equal(CommandOutcome.Done, AnswerTo(Seal(CommandRequest.Identify(1), 10 + i, id: (ulong)(1 + i)))!.Outcome);
        }

        Assert.Equal(CommandOutcome.OldCounter, AnswerTo(Seal(CommandRequest.Identify(1), 10, id: 1))!.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, AnswerTo(Seal(CommandRequest.Identify(1), 11, id: 2))!.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, AnswerTo(Seal(CommandRequest.Identify(1), 26, id: 17))!.Outcome);
    }

    [Fact]
    public void Another_key_station_generation_epoch_or_kind_is_not_understood()
    {
        byte[] payload = Payload(CommandRequest.Plain(CommandCode.Reboot), 2);
        byte[] key = bench.Laws.Platform.Keys.CommandKey;
        byte[] receipt = [(byte)MessageKind.Receipt, .. payload[1..]];
        byte[][] messages =
        [
            Envelope.Seal(keyId, payload, SHA256.HashData("other"u8)),
            Envelope.Seal(keyId, payload, bench.Laws.Platform.Keys.LiveKey(0)),
            Envelope.Seal(keyId with { Station = keyId.Station + 1 }, payload, key),
            Envelope.Seal(keyId with { Generation = 1 }, payload, key),
            Envelope.Seal(keyId with { Epoch = 1 }, payload, key),
            Envelope.Seal(keyId, receipt, key),
            Envelope.Seal(keyId, payload.AsSpan(0, 12), key),
            Envelope.Seal(keyId, [], key),
        ];
        Assert.All(messages, message => Assert.Null(AnswerTo(message)));
        Assert.Equal(messages.Length, bench.Firmware.Commands.Count(DeskOutcome.NotUnderstood));
        Assert.Equal(0, bench.Laws.Station.Run.RequestedReboots);
    }

    [Fact]
    public void A_command_on_the_receipt_topic_and_a_receipt_on_the_command_topic_do_nothing()
    {
        byte[] command = Seal(CommandRequest.Plain(CommandCode.Reboot), 2);
        int refused = bench.Firmware.Delivery.Uplink.Receipts.Refused;
        var client = new MemoryClient(bench.Laws.Platform.Broker, "stranger");
        client.Connect(isClean: true, bench.Laws.NowMs);
        client.Publish($"sf1/{PlatformOnMemoryBroker.StationNumber:x8}/receipt", command, false, bench.Laws.NowMs);
        bench.Laws.RunFor(5_000);
        Assert.Equal(refused + 1, bench.Firmware.Delivery.Uplink.Receipts.Refused);
        Assert.Null(AnswerTo(Envelope.Seal(keyId, new Receipt(session, 1_000, [], 0).ToPayload(), bench.Laws.Platform.Keys.CommandKey)));
        Assert.Equal(0, bench.Laws.Station.Run.RequestedReboots);
    }

    [Fact]
    public void An_unknown_command_and_arguments_that_are_none_are_refused_with_an_answer()
    {
        Assert.Equal(CommandOutcome.UnknownCommand, AnswerTo(Seal(CommandRequest.Plain((CommandCode)200), 2))!.Outcome);
        Assert.Equal(CommandOutcome.UnknownCommand, AnswerTo(Seal(CommandRequest.Plain(0), 2))!.Outcome);
        foreach (CommandCode code in Enum.GetValues<CommandCode>())
        {
            Assert.Equal(CommandOutcome.BadArguments, AnswerTo(Seal(new CommandRequest(code, [0xFF, 0xFF, 0xFF]), 2))!.Outcome);
        }

        Assert.Equal(1, bench.Firmware.Commands.Counter);
    }

    [Fact]
    public void Whoever_holds_the_present_chain_key_cannot_make_a_command()
    {
        StationKeys keys = bench.Laws.Platform.Keys;
        Assert.NotEqual(keys.CommandKey, keys.FirstChainKey);
        Assert.Null(AnswerTo(Envelope.Seal(keyId, Payload(CommandRequest.Plain(CommandCode.Reboot), 2), keys.FirstChainKey)));
    }

    [Fact]
    public void An_answer_is_believed_only_when_the_station_sealed_it_for_this_very_message()
    {
        CommandExchange first = bench.Begin(CommandRequest.Identify(1));
        bench.Publish(first.Compose());
        bench.Laws.RunFor(3_000);
        byte[] answer = Assert.Single(bench.TakeAnswers());
        CommandExchange second = bench.Begin(CommandRequest.Identify(1));
        Assert.False(second.Take(answer));
        byte[] altered = [.. answer];
        altered[^1] ^= 1;
        Assert.False(first.Take(altered));
        Assert.False(first.HasHeard);
        Assert.True(first.Take(answer));
    }

    private byte[] Payload(CommandRequest request, long counter, long expiresSeconds = 1_000_000, ulong? session = null, ulong id = Id) =>
        request.ToPayload(session ?? this.session, counter, expiresSeconds, id);

    private byte[] Seal(CommandRequest request, long counter, long expiresSeconds = 1_000_000, ulong? session = null, ulong id = Id) =>
        Envelope.Seal(keyId, Payload(request, counter, expiresSeconds, session, id), bench.Laws.Platform.Keys.CommandKey);

    private CommandAnswer? AnswerTo(byte[] message)
    {
        bench.TakeAnswers();
        bench.Publish(message);
        bench.Laws.RunFor(3_000);
        List<byte[]> answers = bench.TakeAnswers();
        if (answers.Count == 0)
        {
            return null;
        }

        Assert.True(Envelope.TryParse(Assert.Single(answers), out Envelope envelope));
        Assert.True(envelope.Verify(bench.Laws.Platform.Keys.LiveKey(envelope.KeyId.Epoch)));
        return CommandAnswer.TryDecode(envelope.Payload);
    }
}
