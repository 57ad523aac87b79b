using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Tests.Laws;
using Station.Timekeeping;

namespace Station.Tests.Commands;

/// <summary>The platform's time for a station that reaches no time server.</summary>
public sealed class TimeHintTests : IDisposable
{
    private static readonly CommandRequest Request = CommandRequest.Plain(CommandCode.TimeHint);

    private readonly CommandBench bench = new();

    public void Dispose() => bench.Dispose();

    private TimeKeeper Time => bench.Firmware.Delivery.Time;

    private long ErrorMs => Time.UtcAtMs(UptimeMs) - bench.Laws.NowMs;

    private long UptimeMs => bench.Laws.Station.Board.Crystal.UptimeAt(bench.Laws.NowMs);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 900)]
    [InlineData(0, -900)]
    [InlineData(6_000, 0)]
    [InlineData(6_000, 900)]
    public void A_hint_resolves_the_records_of_its_boot_to_half_the_round_trip_and_a_second(long reactionMs, long clockErrorMs)
    {
        Isolate();
        (bench.ReactionMs, bench.PlatformClockErrorMs) = (reactionMs, clockErrorMs);
        CommandAnswer answer = bench.Send(Request)!;
        Assert.Equal(CommandOutcome.Done, answer.Outcome);
        long uncertaintyMs = Assert.Single(answer.ReadNumbers()!);
        Assert.InRange(uncertaintyMs, 1_000 + (reactionMs / 2), 5_000);
        Assert.Equal((true, ClockSource.TimeHint), (Time.Resolved, Time.Anchor.Source));
        Assert.InRange(Math.Abs(ErrorMs), 0, Time.UncertaintyAtMs(UptimeMs));
        bench.Laws.RunMinutes(5);
        bench.Laws.Settle();
        Assert.All(bench.Laws.Minutes(), AssertTrue);
    }

    [Fact]
    public void A_hint_that_was_under_way_for_too_long_is_refused_and_its_nonce_used_up()
    {
        Isolate();
        bench.ReactionMs = 9_000;
        Assert.Equal(CommandOutcome.HintTooLate, bench.OutcomeOf(Request));
        Assert.False(Time.Resolved);
        bench.ReactionMs = 0;
        Assert.Equal(CommandOutcome.StaleNonce, bench.OutcomeOf(CommandRequest.TimeHint(new byte[8], bench.Laws.NowMs)));
        Assert.False(Time.Resolved);
    }

    [Fact]
    public void Two_senders_at_once_both_come_to_an_end_and_the_counter_never_goes_back()
    {
        Isolate();
        CommandExchange[] exchanges = [bench.Begin(Request), bench.Begin(Request)];
        long counter = 0;
        Array.ForEach(exchanges, exchange => bench.Publish(exchange.Compose()));
        for (int round = 0; round < 200 && exchanges.Any(exchange => exchange.Answer is null); round++)
        {
            bench.Laws.RunFor(100, 100);
            foreach (byte[] message in bench.TakeAnswers())
            {
                foreach (CommandExchange exchange in exchanges.Where(exchange => exchange.Take(message)))
                {
                    bench.Publish(exchange.Compose());
                }
            }

            Assert.InRange(bench.Firmware.Commands.Counter, counter, long.MaxValue);
            counter = bench.Firmware.Commands.Counter;
        }

        Assert.All(exchanges, exchange => Assert.True(exchange.Answer is { IsDone: true } or { Outcome: CommandOutcome.TimeIsKnown }, $"{exchange.Answer}"));
        Assert.True(Time.Resolved);
        Assert.InRange(Math.Abs(ErrorMs), 0, Time.UncertaintyAtMs(UptimeMs));
    }

    [Theory]
    [InlineData(0)] // 1970
    [InlineData(3_250_368_000_000)] // 2073
    public void A_time_that_cannot_be_is_refused(long utcMs)
    {
        Isolate();
        bench.PlatformClockErrorMs = utcMs - bench.Laws.NowMs;
        Assert.Equal(CommandOutcome.BadTime, bench.OutcomeOf(Request));
        Assert.False(Time.Resolved);
    }

    [Fact]
    public void A_station_that_knows_the_time_better_says_so()
    {
        bench.Laws.RunMinutes(3);
        Assert.Equal(CommandOutcome.TimeIsKnown, bench.OutcomeOf(Request));
        Assert.Equal(ClockSource.Sntp, Time.Anchor.Source);
    }

    [Fact]
    public void A_hint_overrides_servers_that_lied_and_the_platform_calls_the_boot_disputed()
    {
        foreach (Hal.Simulated.SimulatedTimeServer server in bench.Laws.Station.Board.Udp.Hosts.Values.OfType<Hal.Simulated.SimulatedTimeServer>())
        {
            server.OffsetMs = 7_200_000;
        }

        bench.Laws.RunMinutes(65);
        Assert.InRange(ErrorMs, 7_100_000, 7_300_000);
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(Request));
        Assert.InRange(Math.Abs(ErrorMs), 0, Time.UncertaintyAtMs(UptimeMs));
        bench.Laws.RunMinutes(70);
        bench.Laws.Settle();
        List<StoredRecord> minutes = bench.Laws.Minutes();
        Assert.All(minutes, record => Assert.Equal(TimeState.Disputed, record.TimeState));
        Assert.Equal(minutes.Select(record => record.StartMs).Order(), minutes.Select(record => record.StartMs));
        Assert.All(minutes.Zip(minutes.Skip(1)), pair => Assert.Equal(pair.First.StartMs + pair.First.LengthMs, pair.Second.StartMs));
        Assert.Equal((0, 0), (bench.Laws.Platform.Report().Conflicts, bench.Laws.Platform.Report().Stations[0].Unexplained.Count));
    }

    /// <summary>A station without time servers that has been online for some minutes.</summary>
    private void Isolate()
    {
        bench.Laws.Station.Board.Udp.Hosts.Clear();
        bench.Laws.RunMinutes(3);
        Assert.False(Time.Resolved);
    }

    private void AssertTrue(StoredRecord record)
    {
        long trueMs = bench.Laws.Station.TrueUtcMs(record.Boot, record.StartMs)!.Value;
        Assert.InRange(record.UtcMs!.Value, trueMs - record.UncertaintyMs!.Value, trueMs + record.UncertaintyMs.Value);
    }
}
