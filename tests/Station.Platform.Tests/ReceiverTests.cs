using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using Station.Platform.Errors;
using Station.Platform.Reception;
using Station.Platform.Senml;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

public sealed class ReceiverTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestStation station = new();
    private readonly TestDirectory directory = new();
    private readonly TestBroker broker = new();
    private readonly StationScript script;

    public ReceiverTests() => script = new StationScript(station);

    public async ValueTask InitializeAsync() => await broker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task What_is_published_is_stored_acknowledged_and_answered_with_a_receipt()
    {
        await using var receiver = await StartAsync();
        await broker.PublishAsync(script.Minutes(1, 2), script.Minutes(3), script.Session(77));

        await EventuallyAsync(() => broker.Receipts(station).LastOrDefault() is { UpTo: 2, Session: 77 });

        Assert.Equal(3, Report().Stored);
        await EventuallyAsync(() => broker.Acknowledged == 3);
    }

    [Theory]
    [InlineData(SenmlForm.Json)]
    [InlineData(SenmlForm.Cbor)]
    public async Task What_was_verified_is_given_to_everybody_else_once_it_has_its_time(SenmlForm form)
    {
        await using var receiver = await StartAsync(form: form);
        await broker.PublishAsync(script.Minutes(1, 2), script.Events((2, TestEvents.Context(1))));
        await EventuallyAsync(() => broker.Acknowledged == 2);
        Assert.Empty(broker.On("senml/0000002a/minute"));

        await broker.PublishAsync(script.Events((3, TestEvents.Anchor(0, 1_796_083_200_000, 10))), script.Minutes(3));

        await EventuallyAsync(() => broker.On("senml/0000002a/minute").Count == 3);
        Assert.Equal(["0.1", "0.2", "0.3"], broker.On("senml/0000002a/minute").Select(pack => form == SenmlForm.Json ? ValueOf(pack) : CborValueOf(pack)).Order());
    }

    /// <summary>The value (label 2) of the first record of a pack in CBOR.</summary>
    private static string CborValueOf(byte[] pack)
    {
        var reader = new CborReader(pack);
        reader.ReadStartArray();
        reader.ReadStartMap();
        while (reader.ReadInt32() != 2)
        {
            reader.SkipValue();
        }

        return reader.ReadDouble().ToString(CultureInfo.InvariantCulture);
    }

    private static string ValueOf(byte[] pack)
    {
        using var document = JsonDocument.Parse(pack);
        return document.RootElement[0].GetProperty("v").GetRawText();
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_the_commit_and_what_was_not_comes_again()
    {
        // Another writer holds the store: the receiver has the message but cannot commit it, and is killed over it.
        var first = await StartAsync();
        await using (new HeldStore(StorePath))
        {
            await broker.PublishAsync(script.Minutes(1, 2));
            await EventuallyAsync(() => broker.Delivered > 0);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            await first.DisposeAsync();
            Assert.Equal((0, 0), (ArchiveCount(), broker.Acknowledged));
        }

        await using var second = await StartAsync();
        await EventuallyAsync(() => broker.Acknowledged == 1);

        Assert.True(broker.Delivered > 1);
        Assert.Equal((2, 0, 1), (Report().Stored, Report().WireDuplicates, ArchiveCount()));
    }

    [Fact]
    public async Task A_store_that_refuses_for_a_while_loses_nothing()
    {
        var errors = new ConcurrentQueue<string>();
        await using var receiver = await StartAsync(item => item.Interrupted += error => errors.Enqueue(error.Token));
        await using (new HeldStore(StorePath))
        {
            await broker.PublishAsync(script.Minutes(1, 2));
            await EventuallyAsync(() => errors.Contains("store-unusable"));
        }

        await EventuallyAsync(() => broker.Acknowledged == 1);
        Assert.Equal((2, 0, 1), (Report().Stored, Report().WireDuplicates, ArchiveCount()));
    }

    [Fact]
    public async Task What_is_committed_but_not_acknowledged_comes_again_and_is_stored_once()
    {
        await using (var first = await StartAsync(receiver => receiver.Committed += _ => throw new SimulatedDeath()))
        {
            await broker.PublishAsync(script.Minutes(1, 2));
            await Assert.ThrowsAsync<SimulatedDeath>(() => first.Running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal((1, 0), (ArchiveCount(), broker.Acknowledged));

        await using var second = await StartAsync();
        await EventuallyAsync(() => broker.Acknowledged == 1);

        Assert.Equal((2, 1, 0), (Report().Stored, Report().WireDuplicates, Report().DuplicatesStored));
    }

    [Fact]
    public async Task What_comes_while_the_receiver_is_away_waits_for_it()
    {
        await using (await StartAsync())
        {
        }

        await broker.PublishAsync([.. Enumerable.Range(0, 50).Select(value => script.Minutes(value))]);
        await using var receiver = await StartAsync();

        await EventuallyAsync(() => broker.Acknowledged == 50);
        Assert.Equal(50, Report().Stored);
    }

    [Fact]
    public async Task A_restarted_broker_is_found_again()
    {
        var interruptions = new ConcurrentQueue<PlatformException>();
        await using var receiver = await StartAsync(item => item.Interrupted += interruptions.Enqueue);
        await broker.StopAsync();
        await EventuallyAsync(() => interruptions.Any(error => error.Token == "broker-unreachable"));
        await broker.StartAsync();
        await EventuallyAsync(() => broker.HasSubscriber);

        await broker.PublishAsync(script.Minutes(4));

        await EventuallyAsync(() => broker.Acknowledged == 1);
    }

    [Fact]
    public async Task A_connection_that_is_lost_between_commit_and_acknowledgement_is_made_again()
    {
        var stopped = new TaskCompletionSource();
        await using var receiver = await StartAsync(item => item.Committed += _ =>
        {
            if (!stopped.Task.IsCompleted)
            {
                // Long enough for the client to notice: only then is there nothing left to acknowledge with.
                broker.StopAsync().GetAwaiter().GetResult();
                Thread.Sleep(500);
                stopped.SetResult();
            }
        });
        await broker.PublishAsync(script.Minutes(1, 2));
        await stopped.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await broker.StartAsync();
        await EventuallyAsync(() => broker.HasSubscriber || receiver.Running.IsCompleted);

        await broker.PublishAsync(script.Minutes(4));

        await EventuallyAsync(() => broker.Acknowledged == 1 || receiver.Running.IsCompleted);
        Assert.False(receiver.Running.IsCompleted, "the receiver has ended");
        Assert.Equal(3, Report().Stored);
    }

    [Fact]
    public async Task Receipts_keep_their_distance()
    {
        var interval = TimeSpan.FromSeconds(1);
        await using var receiver = await StartAsync(interval: interval);
        var began = Stopwatch.GetTimestamp();
        for (var value = 0; value < 12; value++)
        {
            await broker.PublishAsync(script.Session((ulong)value, value), script.Minutes(value));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await EventuallyAsync(() => broker.Receipts(station).LastOrDefault()?.UpTo == 12);
        // A busy machine takes longer over this, and more receipts are right then: one an interval, the first and the last.
        var intervals = (int)Math.Ceiling(Stopwatch.GetElapsedTime(began) / interval);
        Assert.InRange(broker.Receipts(station).Count, 2, intervals + 2);
    }

    [Fact]
    public async Task A_broker_out_of_reach_at_the_start_ends_with_an_error()
    {
        await broker.StopAsync();
        var options = new ReceiverOptions { Broker = broker.Address };

        var error = await Assert.ThrowsAsync<PlatformException>(
            () => new Receiver(options, StorePath, station.Registry).RunAsync(CancellationToken.None));

        Assert.Equal(("broker-unreachable", ExitClass.Environment), (error.Token, error.ExitClass));
        Assert.Contains(broker.Address.ToString(), error.Message);
    }

    [Theory]
    [InlineData("mqtt://example.org", "example.org", 1883)]
    [InlineData("mqtt://10.0.0.1:1884/", "10.0.0.1", 1884)]
    public void Addresses_are_read(string text, string host, int port) =>
        Assert.Equal(new BrokerAddress(host, port), BrokerAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("example.org")]
    [InlineData("http://example.org")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://example.org:0")]
    [InlineData("mqtt://example.org:99999")]
    [InlineData("mqtt://example.org/path")]
    [InlineData("mqtt://user:secret@example.org")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.Equal("broker-address", Assert.Throws<PlatformException>(() => BrokerAddress.Parse(text)).Token);

    private string StorePath => directory.File("store.db");

    private async Task<RunningReceiver> StartAsync(Action<Receiver>? prepare = null, TimeSpan? interval = null, SenmlForm? form = null)
    {
        var options = new ReceiverOptions
        {
            Broker = broker.Address,
            ReceiptInterval = interval ?? TimeSpan.Zero,
            StoreTimeout = TimeSpan.FromMilliseconds(100),
            Republish = form,
        };
        var receiver = new Receiver(options, StorePath, station.Registry);
        prepare?.Invoke(receiver);
        var running = new RunningReceiver(receiver);
        await running.Connected.WaitAsync(Patience);
        return running;
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not come to pass");
            await Task.Delay(20);
        }
    }

    private Reports.GapReport Report()
    {
        using var reader = EvidenceReader.Open(StorePath);
        return reader.ReportGaps(station.Key);
    }

    private int ArchiveCount()
    {
        using var reader = EvidenceReader.Open(StorePath);
        return reader.ReadArchive().Count();
    }
}
