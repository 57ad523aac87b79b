using Station.Platform.Errors;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

public sealed class RebuildTests : IDisposable
{
    private readonly TestStation station = new();
    private readonly TestDirectory directory = new();
    private readonly TestStore store;

    public RebuildTests() => store = new TestStore(station);

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_order_of_the_archive_gives_the_identical_store(int seed)
    {
        var messages = Messages();
        store.Write(messages);
        var shuffled = messages.ToArray();
        new Random(seed).Shuffle(shuffled);

        StoreRebuild.Build(shuffled, directory.File("rebuilt.db"), station.Registry);

        Assert.Equal(Digest(), Digest("rebuilt.db"));
    }

    [Fact]
    public void A_single_message_more_or_less_gives_another_store()
    {
        var messages = Messages();
        store.Write(messages);
        for (var left = 0; left < messages.Length; left += 5)
        {
            var name = $"without-{left}.db";
            StoreRebuild.Build(messages.Where((_, index) => index != left), directory.File(name), station.Registry);
            Assert.NotEqual(Digest(), Digest(name));
        }
    }

    [Fact]
    public void Store_and_exported_archive_give_the_identical_store()
    {
        store.Write(Messages());
        var archive = directory.File("archive.jsonl");
        store.Read(reader => ArchiveFile.Write(archive, reader.ReadArchive()));

        var fromStore = StoreRebuild.FromStore(store.Path, directory.File("a.db"), station.Registry);
        var fromFile = StoreRebuild.FromArchiveFile(archive, directory.File("b.db"), station.Registry);

        Assert.Equal(Messages().Length, fromStore);
        Assert.Equal(fromStore, fromFile);
        Assert.Equal(Digest(), Digest("a.db"));
        Assert.Equal(Digest(), Digest("b.db"));
        Assert.Equal(store.Read(reader => reader.ReadArchive().Select(Line).ToList()), Archive("b.db"));
    }

    [Fact]
    public void A_rebuild_over_a_file_that_is_there_is_refused()
    {
        var target = directory.File("target.db", "precious");

        var error = Assert.Throws<PlatformException>(() => StoreRebuild.FromStore(store.Path, target, station.Registry));

        Assert.Equal("store-exists", error.Token);
        Assert.Equal("precious", File.ReadAllText(target));
    }

    [Fact]
    public void A_rebuild_from_a_broken_archive_leaves_nothing()
    {
        store.Write(Messages());
        var archive = directory.File("archive.jsonl");
        store.Read(reader => ArchiveFile.Write(archive, reader.ReadArchive()));
        File.AppendAllText(archive, "{\"topic\":1}\n");

        var error = Assert.Throws<PlatformException>(
            () => StoreRebuild.FromArchiveFile(archive, directory.File("target.db"), station.Registry));

        Assert.Equal(("archive-malformed", $"{archive}:{Messages().Length + 1}"), (error.Token, error.Subject));
        Assert.Equal(["archive.jsonl"], directory.Names);
    }

    private static string Line(RawMessage message) =>
        $"{message.ReceivedMs} {message.Topic} {Convert.ToHexString(message.Message)}";

    private List<string> Archive(string name)
    {
        using var reader = EvidenceReader.Open(directory.File(name));
        return [.. reader.ReadArchive().Select(Line)];
    }

    private string Digest() => store.Read(reader => reader.ComputeDigest());

    private string Digest(string name)
    {
        using var reader = EvidenceReader.Open(directory.File(name));
        return reader.ComputeDigest();
    }

    /// <summary>Something of everything: duplicates, conflicts, live before and after, losses, damage, strangers.</summary>
    private RawMessage[] Messages()
    {
        var script = new StationScript(station);
        var stranger = new TestStation(0x99);
        var messages = new List<RawMessage> { script.Events((1, TestEvents.Boot()), (2, TestEvents.Context(1))) };
        messages.Add(messages[0] with { Topic = station.Topic("context") });
        for (var round = 0; round < 10; round++)
        {
            messages.Add(script.Live(script.NextSequence, round));
            messages.Add(script.Minutes(round, round + 1, round * 100));
            messages.Add(messages[^1] with { ReceivedMs = 2000 + round });
            messages.Add(script.Live(script.NextSequence - 1, round * 100));
            messages.Add(script.Events((3, TestEvents.Anchor(round * 1000, 1_790_000_000_000 + round, 50)), (4, TestEvents.Loss(round, round + 5, 2))));
            messages.Add(script.Session((ulong)round, round));
        }

        messages.Add(station.Block(TestPeriodBlock.Minutes(1, 2, 7, 8).ToPayload()));
        messages.Add(station.Block(TestPeriodBlock.Minutes(1, 2, 7, 9).ToPayload()));
        messages.Add(stranger.Block(TestPeriodBlock.Minutes(1, 2, 7, 9).ToPayload()));
        messages.Add(new RawMessage("elsewhere", [1, 2, 3], 4));
        messages.Add(new RawMessage(station.Topic("status"), "{}"u8.ToArray(), 5));
        messages.Add(new RawMessage(station.Topic("block"), [], 5));
        return [.. messages];
    }
}
