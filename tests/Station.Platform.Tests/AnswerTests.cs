using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>What stations say about commands, in the store.</summary>
public sealed class AnswerTests : IDisposable
{
    private const ulong Id = 0xFEDC_BA98_7654_3210;

    private readonly TestStation station = new();
    private readonly TestStore store;

    public AnswerTests() => store = new TestStore(station);

    public void Dispose() => store.Dispose();

    [Fact]
    public void An_answer_is_archived_and_kept_with_what_it_says()
    {
        var outcome = Assert.Single(store.Write(station.Answer(new TestAnswer(Id, 10) { Body = [1, 17] }.ToPayload(), 5_000)));

        Assert.True(outcome.Judgement.IsValid);
        var answer = Assert.Single(store.Read(reader => reader.ReadAnswers(station.Number)));
        Assert.Equal(
            (station.Generation, 5_000, 1, 61_000, 3, Id, CommandOutcome.BadSetting, "0111"),
            (answer.Generation, answer.ReceivedMs, answer.Boot, answer.UptimeMs, answer.Counter, answer.Id, answer.Outcome, Convert.ToHexString(answer.Body)));
        Assert.Single(store.Read(reader => reader.ReadArchive().ToList()));
    }

    [Fact]
    public void The_same_answer_again_is_one_answer_of_the_earlier_arrival()
    {
        RawMessage answer = station.Answer(new TestAnswer(Id, 0).ToPayload(), 9_000);
        store.Write(answer, answer with { ReceivedMs = 4_000 });

        Assert.Equal(4_000, Assert.Single(store.Read(reader => reader.ReadAnswers(station.Number))).ReceivedMs);
        Assert.True(store.Write(answer)[0].IsDuplicate);
    }

    [Fact]
    public void Answers_are_found_by_the_time_at_which_they_came_and_counted_by_outcome()
    {
        var script = new StationScript(station);
        store.Write(script.Minutes(1));
        for (var number = 0; number < 5; number++)
        {
            store.Write(station.Answer(new TestAnswer(Id + (ulong)number, number % 2 == 0 ? 0 : 99) { UptimeMs = number }.ToPayload(), 1_000 * number));
        }

        Assert.Equal([1_000L, 2_000L], store.Read(reader => reader.ReadAnswers(station.Number, 1_000, 3_000)).Select(answer => answer.ReceivedMs));
        Assert.Empty(store.Read(reader => reader.ReadAnswers(station.Number + 1)));
        Assert.Equal([(CommandOutcome.Done, 3L), ((CommandOutcome)99, 2L)], store.Report().Answers.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void An_answer_says_nothing_of_records_and_a_rebuild_in_any_order_gives_the_identical_store()
    {
        var script = new StationScript(station);
        RawMessage[] messages =
        [
            script.Minutes(1, 2),
            .. Enumerable.Range(0, 6).Select(number => station.Answer(new TestAnswer(Id + (ulong)(number / 2), number % 3) { Counter = number / 2 }.ToPayload(), 1_000 + number)),
            script.Session(7),
        ];
        store.Write(messages);
        var report = store.Report();
        Assert.Equal((2, 2), (report.Expected, report.Stored));

        using var directory = new TestDirectory();
        for (var seed = 0; seed < 3; seed++)
        {
            new Random(seed).Shuffle(messages);
            StoreRebuild.Build(messages, directory.File($"{seed}.db"), station.Registry);
            using var rebuilt = EvidenceReader.Open(directory.File($"{seed}.db"));
            Assert.Equal(store.Read(reader => reader.ComputeDigest()), rebuilt.ComputeDigest());
            Assert.Equal(Told(store.Read(reader => reader.ReadAnswers(station.Number))), Told(rebuilt.ReadAnswers(station.Number)));
        }
    }

    [Fact]
    public void What_was_not_sealed_by_the_station_is_no_answer()
    {
        byte[] payload = new TestAnswer(Id, 0).ToPayload();
        store.Write(
            new RawMessage(station.Topic("answer"), station.Seal(payload, station.CommandKey(), 0), 1_000),
            new RawMessage(station.Topic("session"), station.SealLive(payload), 1_000),
            station.Answer(payload[..^1]));

        Assert.Empty(store.Read(reader => reader.ReadAnswers(station.Number)));
        Assert.Equal(["invalid", "wrong-key", "wrong-topic"], store.Read(reader => reader.Report()).Quarantine.Select(count => count.Verdict).Order());
    }

    private static List<string> Told(IEnumerable<StoredAnswer> answers) =>
        [.. answers.Select(answer => $"{answer.ReceivedMs} {answer.Id:x16} {answer.Outcome} {answer.Counter}")];
}
