using System.Collections.Concurrent;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Platform.Storage;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>A receiver whose registry changes while it works.</summary>
public sealed class RegistryChangeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestStation station = new();
    private readonly TestStation newcomer = new(0x2B);
    private readonly TestDirectory directory = new();
    private readonly TestBroker broker = new();

    public async ValueTask InitializeAsync() => await broker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task A_station_that_is_added_is_received_and_one_that_is_revoked_no_more_without_a_restart()
    {
        Save(station.Registered);
        var taken = new ConcurrentQueue<int>();
        var troubles = new ConcurrentQueue<string>();
        using var watch = new RegistryWatch(KeysPath, null, TimeProvider.System);
        var receiver = new Receiver(new ReceiverOptions { Broker = broker.Address, ReceiptInterval = TimeSpan.Zero }, StorePath, watch, TimeProvider.System);
        receiver.RegistryTaken += registry => taken.Enqueue(registry.Stations.Count);
        receiver.RegistryKept += error => troubles.Enqueue(error.Token);
        await using var running = new RunningReceiver(receiver);
        await running.Connected.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var first = new StationScript(newcomer);
        await broker.PublishAsync(first.Minutes(1));
        await EventuallyAsync(() => Verdicts() is ["unknown-station"]);

        Save(station.Registered, newcomer.Registered);
        await EventuallyAsync(() => taken.Contains(2));
        await broker.PublishAsync(first.Minutes(2), first.Session(7));
        await EventuallyAsync(() => broker.Receipts(newcomer) is [.., { UpTo: 0, Session: 7 }]);

        Replace(directory.File("next.json", "{\"format\":\"station-keys-1\","));
        await EventuallyAsync(() => troubles.Contains("registry-malformed"));
        await broker.PublishAsync(first.Minutes(3));
        await EventuallyAsync(() => Stored() == 2);

        Save(station.Registered, newcomer.Registered with { Revocation = new Revocation(3, null) });
        await EventuallyAsync(() => taken.Count == 2);
        await broker.PublishAsync(first.Minutes(4));
        await EventuallyAsync(() => Verdicts() is ["revoked", "unknown-station"]);
        Assert.Equal((2, 1), (Stored(), troubles.Count));
    }

    private string KeysPath => directory.File("keys.json");

    private string StorePath => directory.File("store.db");

    private void Save(params RegisteredStation[] stations)
    {
        new KeyRegistry(stations).Save(directory.File("next.json"));
        Replace(directory.File("next.json"));
    }

    /// <summary>As the tool does it: whoever looks sees the old file or the new one.</summary>
    private void Replace(string next) => File.Move(next, KeysPath, overwrite: true);

    private List<string> Verdicts()
    {
        using var reader = EvidenceReader.Open(StorePath);
        return [.. reader.Report().Quarantine.Select(count => count.Verdict).Order()];
    }

    private long Stored()
    {
        using var reader = EvidenceReader.Open(StorePath);
        return reader.ReportGaps(newcomer.Key).Stored;
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
}
