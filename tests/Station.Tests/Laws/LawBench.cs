using Station.Hal;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Sealing;
using Station.Simulator.Environments;
using Station.Simulator.Fleet;
using Station.Tests.Sensors;

namespace Station.Tests.Laws;

/// <summary>A whole station with the real firmware, a broker and the platform behind it, and a note of everything that left the station.</summary>
internal sealed class LawBench : IDisposable
{
    public const long StartMs = 1_796_083_200_000; // 2026-12-01T00:00:00Z
    public const int MinuteKind = 1;

    private const long MinuteMs = 60_000;
    private const long SliceMs = 1_000;

    /// <param name="seed">Of the station's world, crystal and chance.</param>
    /// <param name="profile">Name of a profile of the seeds, or the text of one.</param>
    /// <param name="behind">Laid around the way to the broker.</param>
    /// <param name="environment">The station's world instead of that of the seed.</param>
    /// <param name="security">How the station reaches its broker with TLS; in plain text without it.</param>
    public LawBench(ulong seed = 1, string profile = "minimum", Func<IBrokerLink, IBrokerLink>? behind = null, IEnvironment? environment = null, BrokerSecurity? security = null)
    {
        IBrokerLink link = new MemoryBrokerLink(Platform.Broker);
        var identity = new StationIdentity(PlatformOnMemoryBroker.StationNumber, 0, Platform.Keys.FirstChainKey, Platform.Keys.CommandKey);
        Station = new FleetStation(
            identity, profile.Contains('\n') ? profile : RepositoryFiles.Profile(profile), StartMs, behind is null ? link : behind(link), seed, environment: environment, security: security);
        Station.Uplink.Alter = (_, topic, payload) =>
        {
            Publications.Add(new Publication(NowMs, topic[(topic.LastIndexOf('/') + 1)..], payload));
            return payload;
        };
        Station.Board.Storage.Operated += operation =>
            RefusedForSpace += operation.Status == FileStatus.NoSpace && operation.Path != KeySweep.Path ? 1 : 0;
        Station.Run.PowerOn();
    }

    public PlatformOnMemoryBroker Platform { get; } = new(StartMs);

    public FleetStation Station { get; }

    public List<Publication> Publications { get; } = [];

    /// <summary>Writes that were refused because the volume was full; a sweep of the keys fills it on purpose and does not count.</summary>
    public int RefusedForSpace { get; private set; }

    /// <summary>Sequences below this were given out before <see cref="Settle"/> closed the open block.</summary>
    public long SettledSequence { get; private set; }

    /// <summary>Records that the firmware had accepted by then.</summary>
    public long SettledMeasured { get; private set; }

    public long NowMs => Station.Board.Time.NowMs;

    public Station.Uplink.DeliveryChain Delivery => Station.Firmware!.Delivery;

    /// <summary>Runs station and platform side by side; the firmware must not have thrown.</summary>
    public void RunFor(long ms, long sliceMs = SliceMs)
    {
        long endMs = NowMs + ms;
        while (NowMs < endMs)
        {
            Station.Run.RunUntil(Math.Min(NowMs + sliceMs, endMs));
            Platform.Pump(NowMs);
        }

        Assert.Empty(Station.Run.Violations);
    }

    public void RunMinutes(double minutes, long sliceMs = SliceMs) => RunFor((long)(minutes * MinuteMs), sliceMs);

    public void SetUplink(LinkCondition condition) => Station.Uplink.Set(condition, NowMs);

    /// <summary>What left the station on a channel since a moment.</summary>
    public List<Publication> Sent(string channel, long sinceMs = 0) =>
        [.. Publications.Where(publication => publication.Channel == channel && publication.AtMs >= sinceMs)];

    /// <summary>Closes the open block and lets everything arrive.</summary>
    public GapReport Settle(int minutes = 10)
    {
        RunMinutes(minutes);
        Assert.True(Delivery.Journal.CloseOpenBlocks());
        SettledSequence = Station.NextSequence;
        SettledMeasured = Station.Measured;
        RunMinutes(minutes);
        return Assert.Single(Platform.Report().Stations);
    }

    public List<StoredRecord> Minutes() => [.. Platform.Records().Where(record => record.Kind is MinuteKind or 0)];

    public void Dispose() => Platform.Dispose();
}
