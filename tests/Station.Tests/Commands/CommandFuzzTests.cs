using System.Security.Cryptography;
using Station.Bytes;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Platform.Commands;
using Station.Platform.Wire;
using Station.Tests.Laws;
using DeskOutcome = Station.Commands.CommandOutcome;

namespace Station.Tests.Commands;

/// <summary>
/// Law 7 on the command topic, in two ways: bytes that were altered anywhere, which nothing may be made of, and payloads that were altered and sealed again with the right key, which may be refused or
/// done but never throw, loop, or do what they do not say.
/// </summary>
public sealed class CommandFuzzTests : IDisposable
{
    private const int DoneBetweenRests = 100;

    private static readonly int Rounds = TestScale.Full ? 1_000_000 : 30_000;

    private readonly CommandBench bench = new();
    private Station.Commands.CommandDesk desk;
    private readonly Station.Journal.BootIdentity boot = new() { Boot = 1, Nonce = 1 };
    private readonly KeyId keyId = new(PlatformOnMemoryBroker.StationNumber, 0, 0);
    private readonly byte[] key;
    private ulong session;
    private byte[] nonce = new byte[8];
    private int done;
    private readonly Random random = new(5);

    public CommandFuzzTests()
    {
        bench.Laws.RunMinutes(3);
        session = bench.Send(CommandRequest.Identify(1))!.Session;
        desk = bench.Firmware.Commands;
        key = bench.Laws.Platform.Keys.CommandKey;
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Altered_messages_are_not_understood_and_change_nothing()
    {
        byte[] genuine = Envelope.Seal(keyId, Payload(Requests()[1], desk.Counter + 1), key);
        long counter = desk.Counter;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] altered = Mutation.Of(genuine, random);
            if (altered.AsSpan().SequenceEqual(genuine))
            {
                continue;
            }

            desk.Offer(altered);
            Assert.Null(desk.Step(boot, Now));
        }

        Assert.Equal(counter, desk.Counter);
        Assert.Equal("broker.example", bench.Firmware.Delivery.Settings.Settings.Text(Station.Settings.SettingKey.BrokerHost));
        TestContext.Current.TestOutputHelper!.WriteLine($"{Rounds} altered messages, not understood {desk.Count(DeskOutcome.NotUnderstood)}");
    }

    [Fact]
    public void Altered_payloads_that_are_sealed_again_are_refused_or_done_as_they_say()
    {
        var outcomes = new int[17];
        var reached = new HashSet<(int Code, int Outcome)>();
        for (int round = 0; round < Rounds; round++)
        {
            CommandRequest[] requests = Requests();
            byte[] payload = Payload(requests[random.Next(requests.Length)], random.Next(20) == 0 ? random.Next(1_000) : desk.Counter + 1);
            byte[] altered = random.Next(4) == 0 ? MutateBehindHead(payload) : random.Next(8) == 0 ? payload : Mutation.Of(payload, random);
            long before = desk.Counter;
            int[] countsBefore = Counts();
            desk.Offer(Envelope.Seal(keyId, altered, key));
            ByteWriter? answered = desk.Step(boot, Now);
            int outcome = Array.FindIndex(Counts().Zip(countsBefore).ToArray(), pair => pair.First != pair.Second);
            outcomes[outcome]++;
            reached.Add((altered.Length > 20 ? Code(altered) : 0, outcome));
            Assert.Equal(outcome == (int)DeskOutcome.NotUnderstood, answered is null);
            Assert.True(outcome == (int)DeskOutcome.Done ? desk.Counter > before : desk.Counter == before);
            if (answered is not null)
            {
                CommandAnswer answer = AssertAnswer(altered, answered, outcome);
                nonce = answer is { Outcome: CommandOutcome.Done, Body: { Length: 8 } drawn } && Code(altered) == (int)CommandCode.TimeHint ? drawn : nonce;
            }

            if (outcome == (int)DeskOutcome.Done)
            {
                Finish();
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Rounds} sealed payloads; outcomes 0 to 16: {string.Join(" ", outcomes)}; {reached.Count} pairs of command and outcome reached");
        Assert.True(outcomes[(int)DeskOutcome.Done] > Rounds / 100 && outcomes[(int)DeskOutcome.BadArguments] > Rounds / 100);
        Assert.All(Enumerable.Range(1, 9), code => Assert.Contains((code, (int)DeskOutcome.Done), reached));
        Assert.All(
            new[] { 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15 },
            outcome => Assert.True(outcomes[outcome] > 0, $"outcome {outcome} was never reached"));
        bench.Laws.RunMinutes(5); // would not end well with a violation
    }

    private long Now => bench.Laws.Station.Board.Crystal.UptimeAt(bench.Laws.NowMs);

    private static int Code(byte[] payload)
    {
        // kind, session, counter, expires, id, code: the two numbers in the middle have one to nine bytes each
        int at = 9;
        for (int number = 0; number < 2; number++)
        {
            while (at < payload.Length - 1 && payload[at] >= 0x80)
            {
                at++;
            }

            at++;
        }

        return at + 8 < payload.Length ? payload[at + 8] : 0;
    }

    /// <summary>The hints answer the last nonce that was drawn: with a time that is known, with one before the release, and with one years ahead.</summary>
    private CommandRequest[] Requests() =>
    [
        CommandRequest.Identify(60),
        CommandRequest.Set([KeyValuePair.Create("site", "bridge"), KeyValuePair.Create("trial-time", "10")]),
        CommandRequest.Set([KeyValuePair.Create("language", "en")]),
        CommandRequest.Plain(CommandCode.TimeHint),
        CommandRequest.TimeHint(nonce, bench.Laws.NowMs),
        CommandRequest.TimeHint(nonce, 1_000_000_000_000),
        CommandRequest.TimeHint(nonce, 1_900_000_000_000),
        CommandRequest.Calibrate(0, -3, 1_010_000, 20_790, "Li"),
        CommandRequest.Maintenance(true, [0, 1]),
        CommandRequest.Maintenance(false, []),
        CommandRequest.Resend(0),
        CommandRequest.Plain(CommandCode.Diagnostics),
        CommandRequest.Plain(CommandCode.Reboot),
        CommandRequest.Plain(CommandCode.StepKeys),
        CommandRequest.Trust(new byte[300], isAlone: false),
    ];

    private byte[] Payload(CommandRequest request, long counter)
    {
        long expires = random.Next(20) == 0 ? random.Next(200) : 1_000_000;
        ulong id = random.Next(20) == 0 ? (ulong)random.Next(3) : (ulong)random.NextInt64();
        return request.ToPayload(random.Next(20) == 0 ? session + 1 : session, counter, expires, id);
    }

    /// <summary>What the answer echoes is what was asked, and its length is bounded.</summary>
    private CommandAnswer AssertAnswer(byte[] asked, ByteWriter answered, int outcome)
    {
        CommandAnswer answer = CommandAnswer.TryDecode(answered.Buffer.AsSpan(0, answered.Position))!;
        Assert.NotNull(answer);
        Assert.Equal(outcome, (int)answer.Outcome);
        Assert.True(asked.AsSpan().IndexOf(BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(answer.Id))) >= 0);
        Assert.InRange(answered.Position, 24, 320);
        return answer;
    }

    /// <summary>Lets what was begun come to its end, as the loop would, and the platform have the events now and then, or they would fill the volume.</summary>
    private void Finish()
    {
        if (desk.StepPending(Now) != long.MaxValue)
        {
            Live(20_000);
        }
        else if (++done % DoneBetweenRests == 0)
        {
            Live(10 * 60_000);
        }
    }

    /// <summary>Lets the station live. A restart that was commanded happens then, too, and there is another session.</summary>
    private void Live(long ms)
    {
        int boots = bench.Laws.Station.Run.Boots;
        bench.Laws.RunFor(ms);
        if (bench.Laws.Station.Run.Boots != boots)
        {
            bench.Laws.RunMinutes(3);
            desk = bench.Firmware.Commands;
            session = bench.Send(CommandRequest.Plain(CommandCode.Diagnostics))!.Session;
        }
    }

    private int[] Counts() => [.. Enumerable.Range(0, 17).Select(outcome => desk.Count((DeskOutcome)outcome))];

    /// <summary>Leaves session, numbers and id as they are, so that what lies behind them is reached.</summary>
    private byte[] MutateBehindHead(byte[] payload)
    {
        int head = Math.Min(payload.Length, 22 + random.Next(3));
        return [.. payload.AsSpan(0, head), .. Mutation.Of(payload[head..], random)];
    }
}
